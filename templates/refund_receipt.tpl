{{%AUTOESCAPE context="HTML"}}
{{! A refund, for its customer. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    BACK_URL/GET = their tickets; NUMBER, ORDER_NUMBER, AMOUNT, STORE, SITE; section ORDER_LINK: ORDER_URL; section TICKET_LINK: TICKET_NUMBER, TICKET_URL/GET
    include PILL; one of IS_REQUESTED | IS_APPROVED | IS_BOOKED | IS_SENT | IS_MISSING | IS_CONFIRMED | IS_REJECTED | IS_CANCELLED | IS_FAILED
    sections DONE_CONFIRMED, DONE_MISSING = what was just done; section PROBLEM: PROBLEM_TEXT
    section RECEIPT (paid): one of BY_PAYPAL | BY_STRIPE | BY_OTHER; TRANSACTION, PAID_DAY; include FILE_LIST = file_list.tpl
    section LINE, repeated: NAME, AMOUNT; section COUNTED: QUANTITY
    section CONFIRM: ACTION, CSRF, SUBMISSION; section UNTIL: UNTIL_DAY = then it counts as received
    section MISSING: ACTION, CSRF, SUBMISSION, NOTE; sections NOTE_ERROR: ERROR; OPEN = unfolded
    section DISPUTE: DISPUTE_URL/GET = the form to open one }}
<div class="ss-page ss-refund-page ss-receipt" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
{{#TICKET_LINK}}
<p class="ss-back"><a href="{{TICKET_URL}}" hx-get="{{TICKET_GET}}">← [[Ticket #{{TICKET_NUMBER}}]]</a></p>
{{/TICKET_LINK}}
{{#DONE_CONFIRMED}}
<div class="ss-notice ss-good" role="status"><b>[[Thank you.]]</b> [[The refund is completed.]]</div>
{{/DONE_CONFIRMED}}
{{#DONE_MISSING}}
<div class="ss-notice ss-good" role="status"><b>[[Thank you.]]</b> [[{{STORE}} and {{SITE}} look into it.]]</div>
{{/DONE_MISSING}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<div class="ss-head">
<h1 class="ss-title" tabindex="-1">[[Your refund of {{AMOUNT}}]]</h1>
{{>PILL}}
</div>
<p class="ss-about"><span>{{STORE}}</span> {{#ORDER_LINK}}<a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a>{{/ORDER_LINK}}</p>
<p>{{#IS_REQUESTED}}[[{{STORE}} wants to refund you. {{SITE}} checks it first; you get a mail when the money is on its way.]]{{/IS_REQUESTED}}{{#IS_FAILED}}[[{{STORE}} wants to refund you. {{SITE}} checks it first; you get a mail when the money is on its way.]]{{/IS_FAILED}}{{#IS_APPROVED}}[[Your refund is approved. {{STORE}} pays it next; you get a mail then.]]{{/IS_APPROVED}}{{#IS_BOOKED}}[[Your refund is approved. {{STORE}} pays it next; you get a mail then.]]{{/IS_BOOKED}}{{#IS_SENT}}[[{{STORE}} has sent the money. Please say when you have it.]]{{/IS_SENT}}{{#IS_MISSING}}[[You said that the money has not arrived. {{STORE}} and {{SITE}} look into it.]]{{/IS_MISSING}}{{#IS_CONFIRMED}}[[This refund is completed.]]{{/IS_CONFIRMED}}{{#IS_REJECTED}}[[This refund was not approved. Please ask {{STORE}} what to do next.]]{{/IS_REJECTED}}{{#IS_CANCELLED}}[[{{STORE}} took this refund back. Please ask them what to do next.]]{{/IS_CANCELLED}}</p>
{{#RECEIPT}}
<section class="ss-panel" aria-labelledby="ss-receipt">
<h2 id="ss-receipt">[[Receipt]]</h2>
<dl class="ss-facts">
<div><dt>[[Paid with]]</dt><dd>{{#BY_PAYPAL}}PayPal{{/BY_PAYPAL}}{{#BY_STRIPE}}Stripe{{/BY_STRIPE}}{{#BY_OTHER}}[[Another way]]{{/BY_OTHER}}</dd></div>
<div><dt>[[Paid on]]</dt><dd>{{PAID_DAY}}</dd></div>
<div><dt>[[Transaction number]]</dt><dd>{{TRANSACTION}}</dd></div>
<div><dt>[[Expected arrival]]</dt><dd>{{#BY_PAYPAL}}[[Usually within a day]]{{/BY_PAYPAL}}{{#BY_STRIPE}}[[5 to 10 business days, as your bank allows]]{{/BY_STRIPE}}{{#BY_OTHER}}[[Please ask the store]]{{/BY_OTHER}}</dd></div>
</dl>
{{>FILE_LIST}}
</section>
{{/RECEIPT}}
{{#CONFIRM}}
<form class="ss-form ss-state" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-primary">[[I have received it]]</button>
{{#UNTIL}}
<p class="ss-soft ss-small">[[Without an answer it counts as received on {{UNTIL_DAY}}.]]</p>
{{/UNTIL}}
</form>
{{/CONFIRM}}
{{#MISSING}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[It has not arrived]]</summary>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-note">[[Anything they should know?]] <span class="ss-soft">[[(optional)]]</span></label>
<textarea id="ss-note" name="message" rows="3" aria-describedby="ss-note-error"{{#NOTE_ERROR}} aria-invalid="true"{{/NOTE_ERROR}}>{{NOTE:pre_escape}}</textarea>
<p class="ss-error" id="ss-note-error">{{#NOTE_ERROR}}{{ERROR}}{{/NOTE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[It has not arrived]]</button></p>
</form>
</details>
{{/MISSING}}
{{#DISPUTE}}
<p>[[If you cannot agree with {{STORE}}, {{SITE}} decides.]] <a href="{{DISPUTE_URL}}" hx-get="{{DISPUTE_GET}}">[[Open a dispute]]</a></p>
{{/DISPUTE}}
<section aria-labelledby="ss-what">
<h2 id="ss-what">[[What is refunded]]</h2>
<table class="ss-sums">
<caption class="ss-hidden">[[What is refunded]]</caption>
<tbody>
{{#LINE}}
<tr><th scope="row">{{NAME}}{{#COUNTED}} <span class="ss-soft">× {{QUANTITY}}</span>{{/COUNTED}}</th><td>{{AMOUNT}}</td></tr>
{{/LINE}}
<tr class="ss-sum"><th scope="row">[[Total]]</th><td>{{AMOUNT}}</td></tr>
</tbody>
</table>
</section>
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
</div>
