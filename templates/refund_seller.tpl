{{%AUTOESCAPE context="HTML"}}
{{! A refund request, for its seller. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    BACK_URL/GET = the list; NUMBER, ORDER_NUMBER, CUSTOMER, AMOUNT, REASON; section ORDER_LINK: ORDER_URL; section TICKET_LINK: TICKET_NUMBER, TICKET_URL/GET; section RESTOCK
    include PILL; one of IS_REQUESTED | IS_APPROVED | IS_BOOKED | IS_SENT | IS_MISSING | IS_CONFIRMED | IS_REJECTED | IS_CANCELLED | IS_FAILED
    sections DONE_REQUESTED, DONE_CANCELLED, DONE_SENT = what was just done; section PROBLEM: PROBLEM_TEXT
    sections HOST_ERROR: ERROR; DECISION: DECISION_TEXT = why it was rejected
    section PROOF: one of BY_PAYPAL | BY_STRIPE | BY_OTHER; TRANSACTION, PAID_DAY; include FILE_LIST = file_list.tpl; section UNTIL: UNTIL_DAY = then it counts as received
    section LINE, repeated: NAME, NET, TAX, AMOUNT; section COUNTED: QUANTITY
    section PAY: PLAIN_AMOUNT = "49,90"; one of WITH_PAYPAL | WITH_STRIPE | WITH_OTHER; sections HAS_METHOD: METHOD; REFERENCE: REFERENCE_TEXT = the order's payment; EMAIL: ADDRESS; DUE: DUE_AT
    section PAYMENT: ACTION, CSRF, SUBMISSION, TRANSACTION, PAID_ON, TODAY; one of PAYPAL_CHOSEN | STRIPE_CHOSEN | OTHER_CHOSEN; one of RECORDS | CORRECTS; section OPEN = unfolded; include FILES = file_field.tpl;
      sections PROVIDER_ERROR, TRANSACTION_ERROR, DATE_ERROR: ERROR
    section CANCEL: ACTION, CSRF, SUBMISSION
    section EVENT, repeated: NAME, AT, AT_LONG, AT_SHORT; section NOTED: NOTE; one of EVENT_ and a kind of support_refund_event | EVENT_AUTO_APPROVED }}
<div class="ss-page ss-refund-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[All refunds]]</a></p>
{{#DONE_REQUESTED}}
<div class="ss-notice ss-good" role="status"><b>[[Your request is with the marketplace.]]</b> [[You get a mail when it is decided.]]</div>
{{/DONE_REQUESTED}}
{{#DONE_CANCELLED}}
<div class="ss-notice ss-good" role="status">[[You took the request back.]]</div>
{{/DONE_CANCELLED}}
{{#DONE_SENT}}
<div class="ss-notice ss-good" role="status"><b>[[Thank you.]]</b> [[{{CUSTOMER}} gets a receipt with these details.]]</div>
{{/DONE_SENT}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<div class="ss-head">
<h1 class="ss-title" tabindex="-1">[[Refund {{NUMBER}}]] <span class="ss-soft">{{AMOUNT}}</span></h1>
{{>PILL}}
</div>
<p class="ss-about"><span>{{CUSTOMER}}</span> {{#ORDER_LINK}}<a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a>{{/ORDER_LINK}} {{#TICKET_LINK}}<a href="{{TICKET_URL}}" hx-get="{{TICKET_GET}}">[[Ticket #{{TICKET_NUMBER}}]]</a>{{/TICKET_LINK}}</p>
{{#IS_REQUESTED}}
<p>[[The marketplace checks it. When it is approved, you get a mail and pay {{CUSTOMER}}.]]</p>
{{/IS_REQUESTED}}
{{#IS_APPROVED}}
<p>[[It is approved and is being booked. Please pay only when this page says so.]]</p>
{{/IS_APPROVED}}
{{#IS_MISSING}}
<p>[[{{CUSTOMER}} says that the money has not arrived. Please check the payment and correct its details if they are wrong, or write on the ticket.]]</p>
{{/IS_MISSING}}
{{#IS_FAILED}}
<p>[[The shop could not book it. The marketplace looks into it; please do not pay yet.]]</p>
{{/IS_FAILED}}
{{#IS_REJECTED}}
<p>[[The marketplace did not approve it. You can request another refund for this order.]]</p>
{{/IS_REJECTED}}
{{#HOST_ERROR}}
<blockquote class="ss-quote">{{ERROR:pre_escape}}</blockquote>
{{/HOST_ERROR}}
{{#DECISION}}
<blockquote class="ss-quote" dir="auto">{{DECISION_TEXT:pre_escape}}</blockquote>
{{/DECISION}}
{{#PAY}}
<section class="ss-panel ss-pay" aria-labelledby="ss-pay">
<h2 id="ss-pay">{{#WITH_PAYPAL}}[[Pay {{AMOUNT}} to {{CUSTOMER}} with PayPal]]{{/WITH_PAYPAL}}{{#WITH_STRIPE}}[[Pay {{AMOUNT}} to {{CUSTOMER}} with Stripe]]{{/WITH_STRIPE}}{{#WITH_OTHER}}[[Pay {{AMOUNT}} to {{CUSTOMER}}]]{{/WITH_OTHER}}</h2>
{{#DUE}}
<p class="ss-soft">[[Please pay by {{DUE_AT}}.]]</p>
{{/DUE}}
<p>{{#WITH_PAYPAL}}[[Open the payment in PayPal by its reference and choose to refund it, with this amount.]]{{/WITH_PAYPAL}}{{#WITH_STRIPE}}[[Open the payment in Stripe by its reference and choose to refund it, with this amount.]]{{/WITH_STRIPE}}{{#WITH_OTHER}}{{#HAS_METHOD}}[[The order was paid by {{METHOD}}. Please send the money back the same way.]]{{/HAS_METHOD}}{{/WITH_OTHER}}</p>
<dl class="ss-facts">
<div><dt>[[Amount]]</dt><dd><code class="ss-copy">{{PLAIN_AMOUNT}}</code> <button type="button" class="ss-button ss-quiet ss-tiny" data-copy="{{PLAIN_AMOUNT}}" data-copied="[[Copied]]" hidden>[[Copy]]</button></dd></div>
{{#REFERENCE}}
<div><dt>[[Payment reference]]</dt><dd><code class="ss-copy">{{REFERENCE_TEXT}}</code> <button type="button" class="ss-button ss-quiet ss-tiny" data-copy="{{REFERENCE_TEXT}}" data-copied="[[Copied]]" hidden>[[Copy]]</button></dd></div>
{{/REFERENCE}}
{{#EMAIL}}
<div><dt>[[Mail address]]</dt><dd><code class="ss-copy">{{ADDRESS}}</code></dd></div>
{{/EMAIL}}
</dl>
</section>
{{/PAY}}
{{#PROOF}}
<section class="ss-panel" aria-labelledby="ss-proof">
<h2 id="ss-proof">[[Your payment]]</h2>
<dl class="ss-facts">
<div><dt>[[Paid with]]</dt><dd>{{#BY_PAYPAL}}PayPal{{/BY_PAYPAL}}{{#BY_STRIPE}}Stripe{{/BY_STRIPE}}{{#BY_OTHER}}[[Another way]]{{/BY_OTHER}}</dd></div>
<div><dt>[[Transaction number]]</dt><dd>{{TRANSACTION}}</dd></div>
<div><dt>[[Paid on]]</dt><dd>{{PAID_DAY}}</dd></div>
</dl>
{{>FILE_LIST}}
{{#UNTIL}}
<p class="ss-soft">[[If {{CUSTOMER}} does not answer, it counts as received on {{UNTIL_DAY}}.]]</p>
{{/UNTIL}}
</section>
{{/PROOF}}
{{#PAYMENT}}
{{#CORRECTS}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Correct the payment]]</summary>
{{/CORRECTS}}
{{#RECORDS}}
<h2>[[When you have paid]]</h2>
{{/RECORDS}}
<form class="ss-form ss-narrow" method="post" enctype="multipart/form-data" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-provider">[[Paid with]]</label>
<select id="ss-provider" name="provider" aria-describedby="ss-provider-error"{{#PROVIDER_ERROR}} aria-invalid="true"{{/PROVIDER_ERROR}}>
<option value="paypal"{{#PAYPAL_CHOSEN}} selected{{/PAYPAL_CHOSEN}}>PayPal</option>
<option value="stripe"{{#STRIPE_CHOSEN}} selected{{/STRIPE_CHOSEN}}>Stripe</option>
<option value="other"{{#OTHER_CHOSEN}} selected{{/OTHER_CHOSEN}}>[[Another way]]</option>
</select>
<p class="ss-error" id="ss-provider-error">{{#PROVIDER_ERROR}}{{ERROR}}{{/PROVIDER_ERROR}}</p>
</div>
<div class="ss-field">
<label for="ss-transaction">[[Transaction number]]</label>
<input type="text" id="ss-transaction" name="transaction" value="{{TRANSACTION}}" required autocomplete="off" aria-describedby="ss-transaction-error"{{#TRANSACTION_ERROR}} aria-invalid="true"{{/TRANSACTION_ERROR}}>
<p class="ss-error" id="ss-transaction-error">{{#TRANSACTION_ERROR}}{{ERROR}}{{/TRANSACTION_ERROR}}</p>
</div>
<div class="ss-field">
<label for="ss-paid-on">[[Paid on]]</label>
<input type="date" id="ss-paid-on" name="paid_on" value="{{PAID_ON}}" max="{{TODAY}}" required aria-describedby="ss-paid-on-error"{{#DATE_ERROR}} aria-invalid="true"{{/DATE_ERROR}}>
<p class="ss-error" id="ss-paid-on-error">{{#DATE_ERROR}}{{ERROR}}{{/DATE_ERROR}}</p>
</div>
{{>FILES}}
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">{{#RECORDS}}[[I have paid]]{{/RECORDS}}{{#CORRECTS}}[[Save the correction]]{{/CORRECTS}}</button></p>
</form>
{{#CORRECTS}}
</details>
{{/CORRECTS}}
{{/PAYMENT}}
<section aria-labelledby="ss-what">
<h2 id="ss-what">[[What is refunded]]</h2>
<table class="ss-sums">
<caption class="ss-hidden">[[What is refunded]]</caption>
<thead class="ss-hidden"><tr><th scope="col">[[Item]]</th><th scope="col">[[Amount]]</th><th scope="col">[[Tax]]</th><th scope="col">[[Total]]</th></tr></thead>
<tbody>
{{#LINE}}
<tr><th scope="row">{{NAME}}{{#COUNTED}} <span class="ss-soft">× {{QUANTITY}}</span>{{/COUNTED}}</th><td class="ss-soft">{{NET}}</td><td class="ss-soft">+ {{TAX}}</td><td>{{AMOUNT}}</td></tr>
{{/LINE}}
<tr class="ss-sum"><th scope="row">[[Total]]</th><td></td><td></td><td>{{AMOUNT}}</td></tr>
</tbody>
</table>
<p class="ss-soft">[[Reason]]: <span class="ss-text" dir="auto">{{REASON:pre_escape}}</span></p>
{{#RESTOCK}}
<p class="ss-soft">[[The items go back into stock.]]</p>
{{/RESTOCK}}
</section>
<section aria-labelledby="ss-history">
<h2 id="ss-history">[[What happened]]</h2>
<ol class="ss-history">
{{#EVENT}}
<li><time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time> {{#EVENT_REQUESTED}}[[{{NAME}} requested the refund]]{{/EVENT_REQUESTED}}{{#EVENT_CANCELLED}}[[{{NAME}} took the request back]]{{/EVENT_CANCELLED}}{{#EVENT_APPROVED}}[[{{NAME}} approved it]]{{/EVENT_APPROVED}}{{#EVENT_AUTO_APPROVED}}[[Approved by itself, because it is small]]{{/EVENT_AUTO_APPROVED}}{{#EVENT_REJECTED}}[[{{NAME}} rejected it]]{{/EVENT_REJECTED}}{{#EVENT_BOOKED}}[[Booked in the shop]]{{/EVENT_BOOKED}}{{#EVENT_FAILED}}[[The shop could not book it]]{{/EVENT_FAILED}}{{#EVENT_RETRIED}}[[{{NAME}} asked the shop again]]{{/EVENT_RETRIED}}{{#EVENT_SENT}}[[{{NAME}} paid it]]{{/EVENT_SENT}}{{#EVENT_CORRECTED}}[[{{NAME}} corrected the payment]]{{/EVENT_CORRECTED}}{{#EVENT_CONFIRMED}}[[{{NAME}} received the money]]{{/EVENT_CONFIRMED}}{{#EVENT_MISSING}}[[{{NAME}} says it has not arrived]]{{/EVENT_MISSING}}{{#EVENT_TIMED_OUT}}[[Counts as received, because nobody objected]]{{/EVENT_TIMED_OUT}}{{#EVENT_REMINDED}}[[A reminder was sent]]{{/EVENT_REMINDED}}{{#NOTED}}<span class="ss-quote" dir="auto">{{NOTE:pre_escape}}</span>{{/NOTED}}</li>
{{/EVENT}}
</ol>
</section>
{{#CANCEL}}
<form class="ss-form ss-state" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-quiet">[[Take the request back]]</button>
</form>
{{/CANCEL}}
</div>
