{{%AUTOESCAPE context="HTML"}}
{{! One refund request, for the marketplace. Every X_URL has its X_GET.
    BACK_URL/GET = the list as it was left; NUMBER, AMOUNT; one IS_… of refund_show.h; ORDER_NUMBER, ORDER_URL (the host's); STORE, STORE_URL; CUSTOMER_NAME
    sections EMAIL: ADDRESS; TICKET: TICKET_NUMBER, TICKET_URL/GET
    sections NEWS_APPROVED, NEWS_REJECTED, NEWS_RETRIED = just done; PROBLEM: PROBLEM_TEXT; MISFIT: MISFIT_TEXT = the order does not allow it; BLOCKED: BLOCKED_TEXT
    section LINE, repeated: NAME, NET, TAX, AMOUNT, section COUNTED: QUANTITY; NET_SUM, TAX_SUM; REASON; one of RESTOCK | NO_RESTOCK
    section DUE: DUE_LONG, section IS_OVERDUE
    sections APPROVE, RETRY: ACTION, CSRF, SUBMISSION; REJECT: the same, REJECTION = typed reason, sections REJECT_OPEN, REASON_ERROR: ERROR
    METHOD = how the order was paid; section DECISION: DECISION_TEXT = why it was rejected
    one of BOOK_LATER | BOOK_NEVER | BOOK_DONE: HOST_REFUND | BOOK_FAILED: SAID | BOOK_TRYING: SINCE, section TROUBLE: SAID, ATTEMPTS, NEXT_AT
    section ORDER: STATUS_TEXT, TOTAL, REFUNDED, PENDING (by other requests), LEFT, section ORDER_PAYMENT: TRANSACTION
    section PROOF: one of BY_PAYPAL | BY_STRIPE | BY_OTHER, TRANSACTION, PAID_DAY, RECORDED_AT, include FILE_LIST = file_list.tpl, section MISSING: MISSING_AT
    section EVENT, repeated: AT, AT_LONG, AT_SHORT, WHO, one EV_ and a kind of support_refund_event, section NOTED: NOTE
    section MAILS; in it section MAIL, repeated: one of TO_CUSTOMER | TO_SELLER | TO_MARKETPLACE, one ABOUT_ and a news of refund_mail.h, AT…, one of WAS_SENT | WAITS: SAID | HAS_FAILED: SAID }}
<div class="ss-page ss-thread" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the refunds]]</a></p>
{{#NEWS_APPROVED}}
<div class="ss-notice ss-good" role="status">[[Approved. The shop now books the refund; then the store is asked to pay.]]</div>
{{/NEWS_APPROVED}}
{{#NEWS_REJECTED}}
<div class="ss-notice ss-good" role="status">[[Rejected. The store gets a mail with your reason.]]</div>
{{/NEWS_REJECTED}}
{{#NEWS_RETRIED}}
<div class="ss-notice ss-good" role="status">[[The shop is asked once more to book the refund.]]</div>
{{/NEWS_RETRIED}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<div class="ss-head">
<h1 class="ss-title" tabindex="-1">[[Refund of {{AMOUNT}}]] <span class="ss-soft ss-id">#{{NUMBER}}</span></h1>
{{#IS_REQUESTED}}<span class="ss-pill ss-you">[[Requested]]</span>{{/IS_REQUESTED}}{{#IS_APPROVED}}<span class="ss-pill">[[Being booked]]</span>{{/IS_APPROVED}}{{#IS_BOOKED}}<span class="ss-pill">[[To be paid]]</span>{{/IS_BOOKED}}{{#IS_SENT}}<span class="ss-pill">[[Sent]]</span>{{/IS_SENT}}{{#IS_MISSING}}<span class="ss-pill ss-you">[[Not received]]</span>{{/IS_MISSING}}{{#IS_CONFIRMED}}<span class="ss-pill ss-done">[[Confirmed]]</span>{{/IS_CONFIRMED}}{{#IS_REJECTED}}<span class="ss-pill">[[Rejected]]</span>{{/IS_REJECTED}}{{#IS_CANCELLED}}<span class="ss-pill">[[Cancelled]]</span>{{/IS_CANCELLED}}{{#IS_FAILED}}<span class="ss-pill ss-you">[[Failed]]</span>{{/IS_FAILED}}
</div>
<p class="ss-about"><span><a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a></span> <span>[[Store:]] <a href="{{STORE_URL}}">{{STORE}}</a></span> <span>{{CUSTOMER_NAME}}</span> {{#TICKET}}<span><a href="{{TICKET_URL}}" hx-get="{{TICKET_GET}}">[[Ticket #{{TICKET_NUMBER}}]]</a></span>{{/TICKET}}</p>
<div class="ss-split">
<div class="ss-main">
{{#MISFIT}}
<div class="ss-notice ss-wrong">{{MISFIT_TEXT}} [[It cannot be approved; reject it, so that the store can request what is left.]]</div>
{{/MISFIT}}
{{#BLOCKED}}
<div class="ss-notice ss-wrong">{{BLOCKED_TEXT}}</div>
{{/BLOCKED}}
<table class="ss-sums ss-columns">
<caption class="ss-hidden">[[What is to be refunded]]</caption>
<thead><tr><th scope="col">[[Item]]</th><th scope="col">[[Net]]</th><th scope="col">[[Tax]]</th><th scope="col">[[Amount]]</th></tr></thead>
<tbody>
{{#LINE}}
<tr><th scope="row">{{NAME}}{{#COUNTED}} <span class="ss-soft">× {{QUANTITY}}</span>{{/COUNTED}}</th><td>{{NET}}</td><td>{{TAX}}</td><td>{{AMOUNT}}</td></tr>
{{/LINE}}
<tr class="ss-sum"><th scope="row">[[Total]]</th><td>{{NET_SUM}}</td><td>{{TAX_SUM}}</td><td>{{AMOUNT}}</td></tr>
</tbody>
</table>
<h2 class="ss-above">[[Reason]]</h2>
<p class="ss-text">{{REASON:pre_escape}}</p>
<p class="ss-soft">{{#RESTOCK}}[[The items go back into stock.]]{{/RESTOCK}}{{#NO_RESTOCK}}[[The items do not go back into stock.]]{{/NO_RESTOCK}}</p>
{{#DECISION}}
<h2 class="ss-above">[[Why it was rejected]]</h2>
<p class="ss-text">{{DECISION_TEXT:pre_escape}}</p>
{{/DECISION}}
{{#DUE}}
<p{{#IS_OVERDUE}} class="ss-bad"{{/IS_OVERDUE}}>{{#IS_OVERDUE}}<b>[[Overdue.]]</b> {{/IS_OVERDUE}}[[The next step is due by {{DUE_LONG}}.]]</p>
{{/DUE}}
{{#APPROVE}}
<form class="ss-form ss-state" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Approving …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-primary">[[Approve {{AMOUNT}}]]</button>
</form>
{{/APPROVE}}
{{#RETRY}}
<form class="ss-form ss-state" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-primary">[[Try to book it again]]</button>
</form>
{{/RETRY}}
{{#REJECT}}
<details class="ss-fold"{{#REJECT_OPEN}} open{{/REJECT_OPEN}}>
<summary>[[Reject]]</summary>
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-reason">[[Reason for the store]]</label>
<textarea id="ss-reason" name="message" rows="3" required aria-describedby="ss-reason-error"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>{{REJECTION:pre_escape}}</textarea>
<p class="ss-error" id="ss-reason-error">{{#REASON_ERROR}}{{ERROR}}{{/REASON_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Reject the request]]</button></p>
</form>
</details>
{{/REJECT}}
<h2 class="ss-above">[[History]]</h2>
<ol class="ss-history">
{{#EVENT}}
<li><span class="ss-soft"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></span> <span>{{#EV_REQUESTED}}[[Requested]]{{/EV_REQUESTED}}{{#EV_CANCELLED}}[[Taken back]]{{/EV_CANCELLED}}{{#EV_APPROVED}}[[Approved]]{{/EV_APPROVED}}{{#EV_REJECTED}}[[Rejected]]{{/EV_REJECTED}}{{#EV_BOOKED}}[[Booked in WooCommerce]]{{/EV_BOOKED}}{{#EV_FAILED}}[[The shop refused to book it]]{{/EV_FAILED}}{{#EV_RETRIED}}[[Tried again]]{{/EV_RETRIED}}{{#EV_SENT}}[[Payment recorded]]{{/EV_SENT}}{{#EV_CORRECTED}}[[Proof of payment corrected]]{{/EV_CORRECTED}}{{#EV_CONFIRMED}}[[Receipt confirmed]]{{/EV_CONFIRMED}}{{#EV_MISSING}}[[Said not to have arrived]]{{/EV_MISSING}}{{#EV_TIMED_OUT}}[[Confirmed, because nobody objected in time]]{{/EV_TIMED_OUT}}{{#EV_REMINDED}}[[Reminder sent]]{{/EV_REMINDED}} · {{WHO}}{{#NOTED}}<span class="ss-text ss-note">{{NOTE:pre_escape}}</span>{{/NOTED}}</span></li>
{{/EVENT}}
</ol>
</div>
<div class="ss-side">
<section class="ss-panel" aria-labelledby="ss-booking">
<h2 id="ss-booking">[[Booking in the shop]]</h2>
{{#BOOK_LATER}}
<p>[[Not before it is approved.]]</p>
{{/BOOK_LATER}}
{{#BOOK_NEVER}}
<p>[[Nothing was booked.]]</p>
{{/BOOK_NEVER}}
{{#BOOK_DONE}}
<p>[[Booked as WooCommerce refund #{{HOST_REFUND}}.]]</p>
{{/BOOK_DONE}}
{{#BOOK_FAILED}}
<p class="ss-bad">[[The shop refused:]] {{SAID}}</p>
{{/BOOK_FAILED}}
{{#BOOK_TRYING}}
<p>[[Being tried since {{SINCE}}.]]</p>
{{#TROUBLE}}
<p class="ss-bad">{{SAID}}</p>
<p class="ss-soft">[[Attempts: {{ATTEMPTS}}. Next one: {{NEXT_AT}}.]]</p>
{{/TROUBLE}}
{{/BOOK_TRYING}}
</section>
<section class="ss-panel" aria-labelledby="ss-payment">
<h2 id="ss-payment">[[Payment]]</h2>
<p>[[The order was paid by:]] {{METHOD}}</p>
{{#ORDER}}{{#ORDER_PAYMENT}}<p class="ss-mail-address">{{TRANSACTION}}</p>{{/ORDER_PAYMENT}}{{/ORDER}}
{{#PROOF}}
<h3>[[Proof of the refund]]</h3>
<p>{{#BY_PAYPAL}}PayPal{{/BY_PAYPAL}}{{#BY_STRIPE}}Stripe{{/BY_STRIPE}}{{#BY_OTHER}}[[Another way]]{{/BY_OTHER}} · {{PAID_DAY}}</p>
<p class="ss-mail-address">{{TRANSACTION}}</p>
<p class="ss-soft">[[Recorded on {{RECORDED_AT}}.]]</p>
{{>FILE_LIST}}
{{#MISSING}}
<p class="ss-bad">[[The customer says since {{MISSING_AT}} that it has not arrived.]]</p>
{{/MISSING}}
{{/PROOF}}
</section>
{{#ORDER}}
<section class="ss-panel" aria-labelledby="ss-order">
<div class="ss-head"><h2 id="ss-order"><a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a></h2><span class="ss-pill">{{STATUS_TEXT}}</span></div>
<table class="ss-sums">
<caption class="ss-hidden">[[What the order still allows]]</caption>
<tbody>
<tr><th scope="row">[[Total]]</th><td>{{TOTAL}}</td></tr>
<tr><th scope="row">[[Refunded]]</th><td>{{REFUNDED}}</td></tr>
<tr><th scope="row">[[Other open requests]]</th><td>{{PENDING}}</td></tr>
<tr class="ss-sum"><th scope="row">[[Remaining]]</th><td>{{LEFT}}</td></tr>
</tbody>
</table>
</section>
{{/ORDER}}
<section class="ss-panel" aria-labelledby="ss-people">
<h2 id="ss-people">[[Customer]]</h2>
<p>{{CUSTOMER_NAME}}</p>
{{#EMAIL}}
<p class="ss-mail-address">{{ADDRESS}}</p>
{{/EMAIL}}
</section>
{{#MAILS}}
<section class="ss-panel" aria-labelledby="ss-mails">
<h2 id="ss-mails">[[Mails]]</h2>
<ul class="ss-others">
{{#MAIL}}
<li>{{#ABOUT_REQUESTED}}[[Request]]{{/ABOUT_REQUESTED}}{{#ABOUT_REJECTED}}[[Rejection]]{{/ABOUT_REJECTED}}{{#ABOUT_BOOKED}}[[Please pay]]{{/ABOUT_BOOKED}}{{#ABOUT_FAILED}}[[Booking failed]]{{/ABOUT_FAILED}}{{#ABOUT_SENT}}[[Receipt]]{{/ABOUT_SENT}}{{#ABOUT_CORRECTED}}[[Corrected receipt]]{{/ABOUT_CORRECTED}}{{#ABOUT_CONFIRMED}}[[Confirmation]]{{/ABOUT_CONFIRMED}}{{#ABOUT_MISSING}}[[Not received]]{{/ABOUT_MISSING}}{{#ABOUT_REMINDER}}[[Reminder]]{{/ABOUT_REMINDER}} → {{#TO_CUSTOMER}}[[Customer]]{{/TO_CUSTOMER}}{{#TO_SELLER}}[[Store]]{{/TO_SELLER}}{{#TO_MARKETPLACE}}[[Marketplace]]{{/TO_MARKETPLACE}} <span class="ss-soft">{{#WAS_SENT}}[[sent]] <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time>{{/WAS_SENT}}{{#WAITS}}[[waiting]] {{SAID}}{{/WAITS}}</span>{{#HAS_FAILED}}<span class="ss-bad">[[could not be delivered]]: {{SAID}}</span>{{/HAS_FAILED}}</li>
{{/MAIL}}
</ul>
</section>
{{/MAILS}}
</div>
</div>
</div>
