{{%AUTOESCAPE context="HTML"}}
{{! Messages and events of a ticket, oldest first: part of ticket_thread.tpl, and alone the answer to a poll.
    section ENTRY, repeated: AFTER = id of the last message up to here (what a poll passes on); in it one of
      MESSAGE: ID, NAME, section WORDS: TEXT (none with files alone), AT (2026-11-23T09:12:00Z), AT_LONG, AT_SHORT; sections MINE (this side wrote it), UNREAD,
        and one of BY_YOU (this very person) | BY_CUSTOMER | BY_SELLER | BY_MARKETPLACE;
        include FILE_LIST = file_list.tpl
      EVENT: NAME, AMOUNT, AT, AT_LONG, AT_SHORT; one of EVENT_CLOSED | EVENT_REOPENED | EVENT_ and a kind of support_event about money
      DELIVERY (marketplace only; one for each mail): MAIL_TO; one of MAIL_SENT: MAIL_AT | MAIL_WAITING: MAIL_AT (next attempt), ERROR in section MAIL_ERROR | MAIL_FAILED: ERROR }}
{{#ENTRY}}
<div class="ss-entry" data-after="{{AFTER}}">
{{#MESSAGE}}
<article class="ss-message{{#MINE}} ss-mine{{/MINE}}" id="message-{{ID}}" tabindex="-1" aria-labelledby="message-{{ID}}-who">
<header class="ss-who" id="message-{{ID}}-who"><b>{{NAME}}</b> <span class="ss-soft">{{#BY_YOU}}[[You]]{{/BY_YOU}}{{#BY_CUSTOMER}}[[Customer]]{{/BY_CUSTOMER}}{{#BY_SELLER}}[[Seller]]{{/BY_SELLER}}{{#BY_MARKETPLACE}}[[Marketplace]]{{/BY_MARKETPLACE}}</span>{{#UNREAD}} <span class="ss-new">[[New]]</span>{{/UNREAD}} <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></header>
{{#WORDS}}
<div class="ss-text">{{TEXT:pre_escape}}</div>
{{/WORDS}}
{{>FILE_LIST}}
</article>
{{/MESSAGE}}
{{#EVENT}}
<p class="ss-event">{{#EVENT_CLOSED}}[[{{NAME}} closed the ticket]]{{/EVENT_CLOSED}}{{#EVENT_REOPENED}}[[{{NAME}} reopened the ticket]]{{/EVENT_REOPENED}}{{#EVENT_REFUND_ASKED}}[[{{NAME}} asks for a refund of {{AMOUNT}}]]{{/EVENT_REFUND_ASKED}}{{#EVENT_REFUND_DECLINED}}[[{{NAME}} declined the refund]]{{/EVENT_REFUND_DECLINED}}{{#EVENT_REFUND_OFFERED}}[[{{NAME}} offers a full refund: {{AMOUNT}}]]{{/EVENT_REFUND_OFFERED}}{{#EVENT_PART_OFFERED}}[[{{NAME}} offers a part of the price back: {{AMOUNT}}]]{{/EVENT_PART_OFFERED}}{{#EVENT_REPLACEMENT_OFFERED}}[[{{NAME}} offers a replacement]]{{/EVENT_REPLACEMENT_OFFERED}}{{#EVENT_OFFER_ACCEPTED}}[[{{NAME}} accepted the offer]]{{/EVENT_OFFER_ACCEPTED}}{{#EVENT_OFFER_DECLINED}}[[{{NAME}} declined the offer]]{{/EVENT_OFFER_DECLINED}}{{#EVENT_OFFER_WITHDRAWN}}[[{{NAME}} took the offer back]]{{/EVENT_OFFER_WITHDRAWN}}{{#EVENT_REFUND_REQUESTED}}[[{{NAME}} requested a refund of {{AMOUNT}} from the marketplace]]{{/EVENT_REFUND_REQUESTED}}{{#EVENT_REFUND_CANCELLED}}[[{{NAME}} took the refund request back]]{{/EVENT_REFUND_CANCELLED}}{{#EVENT_REFUND_APPROVED}}[[Refund of {{AMOUNT}} approved and booked]]{{/EVENT_REFUND_APPROVED}}{{#EVENT_REFUND_REJECTED}}[[{{NAME}} rejected the refund request]]{{/EVENT_REFUND_REJECTED}}{{#EVENT_REFUND_SENT}}[[{{NAME}} sent the refund of {{AMOUNT}}]]{{/EVENT_REFUND_SENT}}{{#EVENT_REFUND_CORRECTED}}[[{{NAME}} corrected the proof of payment]]{{/EVENT_REFUND_CORRECTED}}{{#EVENT_REFUND_CONFIRMED}}[[Refund of {{AMOUNT}} confirmed]]{{/EVENT_REFUND_CONFIRMED}}{{#EVENT_REFUND_MISSING}}[[{{NAME}} says the refund of {{AMOUNT}} has not arrived]]{{/EVENT_REFUND_MISSING}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></p>
{{/EVENT}}
{{#DELIVERY}}
<p class="ss-event ss-mail">{{#MAIL_SENT}}[[Mail to {{MAIL_TO}}: sent {{MAIL_AT}}]]{{/MAIL_SENT}}{{#MAIL_WAITING}}[[Mail to {{MAIL_TO}}: not sent yet, next attempt {{MAIL_AT}}]]{{#MAIL_ERROR}} ({{ERROR}}){{/MAIL_ERROR}}{{/MAIL_WAITING}}{{#MAIL_FAILED}}<strong class="ss-bad">[[Mail to {{MAIL_TO}}: could not be delivered]]</strong> ({{ERROR}}){{/MAIL_FAILED}}</p>
{{/DELIVERY}}
</div>
{{/ENTRY}}
