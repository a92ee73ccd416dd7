{{%AUTOESCAPE context="HTML"}}
{{! Messages and events of a ticket, oldest first: part of ticket_thread.tpl, and alone the answer to a poll.
    section ENTRY, repeated: AFTER = id of the last message up to here (what a poll passes on); in it one of
      MESSAGE: ID, NAME, TEXT, AT (2026-11-23T09:12:00Z), AT_LONG, AT_SHORT; sections MINE (this side wrote it), UNREAD,
        and one of BY_YOU (this very person) | BY_CUSTOMER | BY_SELLER | BY_MARKETPLACE
      EVENT: NAME, AT, AT_LONG, AT_SHORT; one of EVENT_CLOSED | EVENT_REOPENED
      DELIVERY (marketplace only; one for each mail): MAIL_TO; one of MAIL_SENT: MAIL_AT | MAIL_WAITING: MAIL_AT (next attempt), ERROR in section MAIL_ERROR | MAIL_FAILED: ERROR }}
{{#ENTRY}}
<div class="ss-entry" data-after="{{AFTER}}">
{{#MESSAGE}}
<article class="ss-message{{#MINE}} ss-mine{{/MINE}}" id="message-{{ID}}" tabindex="-1" aria-labelledby="message-{{ID}}-who">
<header class="ss-who" id="message-{{ID}}-who"><b>{{NAME}}</b> <span class="ss-soft">{{#BY_YOU}}[[You]]{{/BY_YOU}}{{#BY_CUSTOMER}}[[Customer]]{{/BY_CUSTOMER}}{{#BY_SELLER}}[[Seller]]{{/BY_SELLER}}{{#BY_MARKETPLACE}}[[Marketplace]]{{/BY_MARKETPLACE}}</span>{{#UNREAD}} <span class="ss-new">[[New]]</span>{{/UNREAD}} <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></header>
<div class="ss-text">{{TEXT:pre_escape}}</div>
</article>
{{/MESSAGE}}
{{#EVENT}}
<p class="ss-event">{{#EVENT_CLOSED}}[[{{NAME}} closed the ticket]]{{/EVENT_CLOSED}}{{#EVENT_REOPENED}}[[{{NAME}} reopened the ticket]]{{/EVENT_REOPENED}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></p>
{{/EVENT}}
{{#DELIVERY}}
<p class="ss-event ss-mail">{{#MAIL_SENT}}[[Mail to {{MAIL_TO}}: sent {{MAIL_AT}}]]{{/MAIL_SENT}}{{#MAIL_WAITING}}[[Mail to {{MAIL_TO}}: not sent yet, next attempt {{MAIL_AT}}]]{{#MAIL_ERROR}} ({{ERROR}}){{/MAIL_ERROR}}{{/MAIL_WAITING}}{{#MAIL_FAILED}}<strong class="ss-bad">[[Mail to {{MAIL_TO}}: could not be delivered]]</strong> ({{ERROR}}){{/MAIL_FAILED}}</p>
{{/DELIVERY}}
</div>
{{/ENTRY}}
