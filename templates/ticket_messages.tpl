{{%AUTOESCAPE context="HTML"}}
{{! Messages and events of a ticket, oldest first: part of ticket_thread.tpl, and alone the answer to a poll.
    section ENTRY, repeated: AFTER = id of the last message up to here (what a poll passes on); in it one of
      MESSAGE: ID, NAME, section WORDS: TEXT (none with files alone); section SIGNATURE: SIGNATURE_TEXT = of the store, AT (2026-11-23T09:12:00Z), AT_LONG, AT_SHORT; sections MINE (this side wrote it), UNREAD,
        and one of BY_YOU (this very person) | BY_CUSTOMER | BY_SELLER | BY_MARKETPLACE | BY_MARKETPLACE_FOR_STORE | FOR_STORE (the same, at the desk);
        HIDDEN (in place of words and files) | MARKED_HIDDEN (desk); include FILE_LIST = file_list.tpl;
        section HIDING (desk): ACTION, CSRF, SUBMISSION, ID, MESSAGE; one of HIDES | SHOWS; sections OPEN = unfolded, MESSAGE_ERROR: ERROR
      EVENT: NAME, AMOUNT, AT, AT_LONG, AT_SHORT; one of EVENT_CLOSED | EVENT_CLOSED_BY_ITSELF | EVENT_OVERDUE | EVENT_ESCALATED | EVENT_REOPENED | EVENT_ and a kind of support_event about money or the dispute }}
{{#ENTRY}}
<div class="ss-entry" data-after="{{AFTER}}">
{{#MESSAGE}}
<article class="ss-message{{#MINE}} ss-mine{{/MINE}}" id="message-{{ID}}" tabindex="-1" aria-labelledby="message-{{ID}}-who">
<header class="ss-who" id="message-{{ID}}-who"><b dir="auto">{{NAME}}</b> <span class="ss-soft">{{#BY_YOU}}[[You]]{{/BY_YOU}}{{#BY_CUSTOMER}}[[Customer]]{{/BY_CUSTOMER}}{{#BY_SELLER}}[[Seller]]{{/BY_SELLER}}{{#BY_MARKETPLACE}}[[Marketplace]]{{/BY_MARKETPLACE}}{{#BY_MARKETPLACE_FOR_STORE}}[[Seller, answered by the marketplace]]{{/BY_MARKETPLACE_FOR_STORE}}{{#FOR_STORE}}[[In the store's name]]{{/FOR_STORE}}</span>{{#MARKED_HIDDEN}} <span class="ss-pill ss-you">[[Hidden]]</span>{{/MARKED_HIDDEN}}{{#UNREAD}} <span class="ss-new">[[New]]</span>{{/UNREAD}} <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></header>
{{#HIDDEN}}
<p class="ss-soft">[[A message was hidden by the marketplace.]]</p>
{{/HIDDEN}}
{{#WORDS}}
<div class="ss-text" dir="auto">{{TEXT:pre_escape}}</div>
{{/WORDS}}
{{#SIGNATURE}}
<div class="ss-text ss-signature" dir="auto">{{SIGNATURE_TEXT:pre_escape}}</div>
{{/SIGNATURE}}
{{>FILE_LIST}}
{{#HIDING}}
<details class="ss-fold ss-hide"{{#OPEN}} open{{/OPEN}}>
<summary>{{#HIDES}}[[Hide this message]]{{/HIDES}}{{#SHOWS}}[[Show this message again]]{{/SHOWS}}</summary>
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-hide-{{ID}}">[[Your reason, for the history]]</label>
<textarea id="ss-hide-{{ID}}" name="message" rows="2" required dir="auto" aria-describedby="ss-hide-{{ID}}-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-hide-{{ID}}-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">{{#HIDES}}[[Hide for customer and store]]{{/HIDES}}{{#SHOWS}}[[Show to customer and store]]{{/SHOWS}}</button></p>
</form>
</details>
{{/HIDING}}
</article>
{{/MESSAGE}}
{{#EVENT}}
<p class="ss-event">{{#EVENT_CLOSED}}[[{{NAME}} closed the ticket]]{{/EVENT_CLOSED}}{{#EVENT_CLOSED_BY_ITSELF}}[[The ticket closed by itself, as no answer came]]{{/EVENT_CLOSED_BY_ITSELF}}{{#EVENT_OVERDUE}}[[The store has not answered in time]]{{/EVENT_OVERDUE}}{{#EVENT_ESCALATED}}[[{{NAME}} asked the marketplace for help]]{{/EVENT_ESCALATED}}{{#EVENT_REOPENED}}[[{{NAME}} reopened the ticket]]{{/EVENT_REOPENED}}{{#EVENT_REFUND_ASKED}}[[{{NAME}} asks for a refund of {{AMOUNT}}]]{{/EVENT_REFUND_ASKED}}{{#EVENT_REFUND_DECLINED}}[[{{NAME}} declined the refund]]{{/EVENT_REFUND_DECLINED}}{{#EVENT_REFUND_OFFERED}}[[{{NAME}} offers a full refund: {{AMOUNT}}]]{{/EVENT_REFUND_OFFERED}}{{#EVENT_PART_OFFERED}}[[{{NAME}} offers a part of the price back: {{AMOUNT}}]]{{/EVENT_PART_OFFERED}}{{#EVENT_REPLACEMENT_OFFERED}}[[{{NAME}} offers a replacement]]{{/EVENT_REPLACEMENT_OFFERED}}{{#EVENT_OFFER_ACCEPTED}}[[{{NAME}} accepted the offer]]{{/EVENT_OFFER_ACCEPTED}}{{#EVENT_OFFER_DECLINED}}[[{{NAME}} declined the offer]]{{/EVENT_OFFER_DECLINED}}{{#EVENT_OFFER_WITHDRAWN}}[[{{NAME}} took the offer back]]{{/EVENT_OFFER_WITHDRAWN}}{{#EVENT_REFUND_REQUESTED}}[[{{NAME}} requested a refund of {{AMOUNT}} from the marketplace]]{{/EVENT_REFUND_REQUESTED}}{{#EVENT_REFUND_CANCELLED}}[[{{NAME}} took the refund request back]]{{/EVENT_REFUND_CANCELLED}}{{#EVENT_REFUND_APPROVED}}[[Refund of {{AMOUNT}} approved and booked]]{{/EVENT_REFUND_APPROVED}}{{#EVENT_REFUND_REJECTED}}[[{{NAME}} rejected the refund request]]{{/EVENT_REFUND_REJECTED}}{{#EVENT_REFUND_SENT}}[[{{NAME}} sent the refund of {{AMOUNT}}]]{{/EVENT_REFUND_SENT}}{{#EVENT_REFUND_CORRECTED}}[[{{NAME}} corrected the proof of payment]]{{/EVENT_REFUND_CORRECTED}}{{#EVENT_REFUND_CONFIRMED}}[[Refund of {{AMOUNT}} confirmed]]{{/EVENT_REFUND_CONFIRMED}}{{#EVENT_REFUND_MISSING}}[[{{NAME}} says the refund of {{AMOUNT}} has not arrived]]{{/EVENT_REFUND_MISSING}}{{#EVENT_DISPUTE_OPENED}}[[{{NAME}} opened a dispute]]{{/EVENT_DISPUTE_OPENED}}{{#EVENT_DISPUTE_PROPOSED}}[[{{NAME}} made a proposal in the dispute]]{{/EVENT_DISPUTE_PROPOSED}}{{#EVENT_DISPUTE_REFUSED}}[[{{NAME}} refuses in the dispute]]{{/EVENT_DISPUTE_REFUSED}}{{#EVENT_DISPUTE_AGREED}}[[{{NAME}} accepted the proposal: the dispute is settled]]{{/EVENT_DISPUTE_AGREED}}{{#EVENT_DISPUTE_REVIEW}}[[The marketplace decides the dispute now]]{{/EVENT_DISPUTE_REVIEW}}{{#EVENT_DISPUTE_EVIDENCE}}[[{{NAME}} added evidence to the dispute]]{{/EVENT_DISPUTE_EVIDENCE}}{{#EVENT_DISPUTE_DECIDED}}[[{{NAME}} decided the dispute: {{AMOUNT}} is to be refunded]]{{/EVENT_DISPUTE_DECIDED}}{{#EVENT_DISPUTE_DISMISSED}}[[{{NAME}} decided the dispute for the store]]{{/EVENT_DISPUTE_DISMISSED}}{{#EVENT_DISPUTE_WITHDRAWN}}[[{{NAME}} took the dispute back]]{{/EVENT_DISPUTE_WITHDRAWN}}{{#EVENT_DISPUTE_APPEALED}}[[{{NAME}} appealed against the decision of the dispute]]{{/EVENT_DISPUTE_APPEALED}}{{#EVENT_DISPUTE_PAID}}[[{{NAME}} paid {{AMOUNT}} in the place of the store]]{{/EVENT_DISPUTE_PAID}}{{#EVENT_DISPUTE_CLOSED}}[[The dispute is closed]]{{/EVENT_DISPUTE_CLOSED}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></p>
{{/EVENT}}
</div>
{{/ENTRY}}
