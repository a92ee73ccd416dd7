{{%AUTOESCAPE context="HTML"}}
{{! A dispute, for all three sides. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    BACK_URL/GET = its ticket; TICKET_NUMBER, NUMBER, ORDER_NUMBER, STORE, CUSTOMER, SITE; section ORDER_LINK: ORDER_URL; section LIST_LINK: LIST_URL/GET
    include PILL; one of IS_OPENED … IS_WITHDRAWN; one of TURN_CUSTOMER | TURN_SELLER | TURN_MARKETPLACE | TURN_NOBODY, section TURN_MINE; section UNTIL: UNTIL_AT, section IS_OVERDUE
    sections DONE, PROBLEM: PROBLEM_TEXT, KEPT: TYPED = written into a form that is not there any more
    one of REASON_NOT_RECEIVED …; one of REMEDY_FULL …; WANTED, OPENED_AT
    section PROPOSAL: BY_SELLER | BY_CUSTOMER, KIND_FULL | KIND_PART | KIND_REPLACEMENT | KIND_REFUSAL, AMOUNT, WORDS
    section DECISION, repeated: WITH_MONEY | WITHOUT_MONEY, AMOUNT, WORDS, DECIDED_AT; section REFUNDS: REFUND as in refund_panel.tpl
    section REIMBURSEMENT, repeated: OWED_BY_SELLER | OWED_BY_MARKETPLACE, OWED_DUE | OWED_PAID | OWED_WAIVED | OWED_OFFSET, AMOUNT, OWED_UNTIL, section NOTED: WORDS
    forms, each ACTION, CSRF, SUBMISSION, VERSION, MESSAGE, section OPEN, sections {FIELD}_ERROR: ERROR:
      ACCEPT; PROPOSE (ANSWERS | COUNTERS; MONEY: LEFT, AMOUNT, ZERO; REPLACEMENT; REFUSAL); ASK_MARKETPLACE; EVIDENCE (ADDS | APPEALS; include FILES); WITHDRAW;
      DECIDE (ITEMS: LEFT, ITEM: ITEM_ID, NAME, ITEM_LEFT, AMOUNT, ITEM_ERROR | PAYMENT_ONLY: AMOUNT; BLOCKED; REVERSAL: BORNE, BACK; FOR_CUSTOMER, FOR_SELLER); ASK_EVIDENCE; PAY; SETTLE
    section APPEAL_UNTIL: APPEAL_AT; section CASE: CASE_URL/GET
    section EVENT, repeated: NAME, AMOUNT, section MONEY, AT, AT_LONG, AT_SHORT, SENTENCE; section NOTED: WORDS; include FILE_LIST
    section GUARANTEE: GUARANTEE_URL = the marketplace's policy }}
<div class="ss-page ss-refund-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Ticket #{{TICKET_NUMBER}}]]</a>{{#LIST_LINK}} · <a href="{{LIST_URL}}" hx-get="{{LIST_GET}}">[[All disputes]]</a>{{/LIST_LINK}}</p>
{{#DONE}}
<div class="ss-notice ss-good" role="status">[[Done. Everybody concerned gets a mail.]]</div>
{{/DONE}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
{{#KEPT}}
<p><label for="ss-typed">[[What you wrote, to copy:]]</label></p>
<textarea id="ss-typed" rows="6" readonly>{{TYPED:pre_escape}}</textarea>
{{/KEPT}}
<div class="ss-head">
<h1 class="ss-title" tabindex="-1">[[Dispute {{NUMBER}}]]</h1>
{{>PILL}}
</div>
<p class="ss-about"><span>{{CUSTOMER}}</span> <span>{{STORE}}</span> {{#ORDER_LINK}}<a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a>{{/ORDER_LINK}}</p>
<p>{{#IS_OPENED}}[[{{STORE}} answers next. If it does not, {{SITE}} decides.]]{{/IS_OPENED}}{{#IS_NEGOTIATING}}[[Both sides look for a solution. Either may ask {{SITE}} to decide; if nothing happens for some days, it decides by itself.]]{{/IS_NEGOTIATING}}{{#IS_REVIEW}}[[{{SITE}} decides now. Both sides may still add evidence.]]{{/IS_REVIEW}}{{#IS_REFUND_DUE}}[[{{STORE}} has to pay the refund. If it does not, {{SITE}} may pay in its place.]]{{/IS_REFUND_DUE}}{{#IS_REFUND_SENT}}[[{{STORE}} has sent the money. The dispute closes when it has arrived.]]{{/IS_REFUND_SENT}}{{#IS_MARKETPLACE_PAID}}[[{{SITE}} has paid the refund in the place of {{STORE}}.]]{{/IS_MARKETPLACE_PAID}}{{#IS_CLOSED}}[[This dispute is closed.]]{{/IS_CLOSED}}{{#IS_WITHDRAWN}}[[{{CUSTOMER}} took this dispute back.]]{{/IS_WITHDRAWN}}</p>
<section class="ss-panel" aria-labelledby="ss-facts">
<h2 id="ss-facts">[[What it is about]]</h2>
<dl class="ss-facts">
<div><dt>[[Reason]]</dt><dd>{{#REASON_NOT_RECEIVED}}[[It has not arrived]]{{/REASON_NOT_RECEIVED}}{{#REASON_NOT_AS_DESCRIBED}}[[It is not as described]]{{/REASON_NOT_AS_DESCRIBED}}{{#REASON_DAMAGED}}[[It is damaged]]{{/REASON_DAMAGED}}{{#REASON_REFUND_NOT_PAID}}[[A refund that was agreed on has not been paid]]{{/REASON_REFUND_NOT_PAID}}</dd></div>
<div><dt>[[Wanted]]</dt><dd>{{#REMEDY_FULL}}[[Everything back: {{WANTED}}]]{{/REMEDY_FULL}}{{#REMEDY_PART}}[[A part of the price: {{WANTED}}]]{{/REMEDY_PART}}{{#REMEDY_REPLACEMENT}}[[A replacement]]{{/REMEDY_REPLACEMENT}}{{#REMEDY_PAYMENT}}[[The agreed refund: {{WANTED}}]]{{/REMEDY_PAYMENT}}</dd></div>
<div><dt>[[Opened]]</dt><dd>{{OPENED_AT}}</dd></div>
<div><dt>[[Whose turn it is]]</dt><dd>{{#TURN_CUSTOMER}}{{CUSTOMER}}{{/TURN_CUSTOMER}}{{#TURN_SELLER}}{{STORE}}{{/TURN_SELLER}}{{#TURN_MARKETPLACE}}{{SITE}}{{/TURN_MARKETPLACE}}{{#TURN_NOBODY}}–{{/TURN_NOBODY}}</dd></div>
{{#UNTIL}}
<div><dt>[[Until]]</dt><dd{{#IS_OVERDUE}} class="ss-bad"{{/IS_OVERDUE}}>{{UNTIL_AT}}{{#IS_OVERDUE}} [[(overdue)]]{{/IS_OVERDUE}}</dd></div>
{{/UNTIL}}
</dl>
</section>
{{#DECISION}}
<section class="ss-panel">
<h2>[[Decision of {{SITE}}]]</h2>
<p>{{#WITH_MONEY}}[[{{CUSTOMER}} gets back {{AMOUNT}} in all.]]{{/WITH_MONEY}}{{#WITHOUT_MONEY}}[[{{CUSTOMER}} gets nothing back.]]{{/WITHOUT_MONEY}} <span class="ss-soft">{{DECIDED_AT}}</span></p>
<blockquote class="ss-quote">{{WORDS:pre_escape}}</blockquote>
</section>
{{/DECISION}}
{{#REFUNDS}}
<ul class="ss-refunds">
{{#REFUND}}
<li><a href="{{URL}}" hx-get="{{GET}}">[[Refund of {{AMOUNT}}]]</a> {{>PILL}}</li>
{{/REFUND}}
</ul>
{{/REFUNDS}}
{{#REIMBURSEMENT}}
<section class="ss-panel">
<h2>{{#OWED_BY_SELLER}}[[{{STORE}} reimburses {{SITE}}: {{AMOUNT}}]]{{/OWED_BY_SELLER}}{{#OWED_BY_MARKETPLACE}}[[{{SITE}} reimburses {{STORE}}: {{AMOUNT}}]]{{/OWED_BY_MARKETPLACE}}</h2>
<p>{{#OWED_DUE}}[[Due on {{OWED_UNTIL}}.]]{{/OWED_DUE}}{{#OWED_PAID}}[[Paid.]]{{/OWED_PAID}}{{#OWED_WAIVED}}[[Waived.]]{{/OWED_WAIVED}}{{#OWED_OFFSET}}[[Offset against other money.]]{{/OWED_OFFSET}}</p>
{{#NOTED}}<blockquote class="ss-quote">{{WORDS:pre_escape}}</blockquote>{{/NOTED}}
</section>
{{/REIMBURSEMENT}}
{{#PROPOSAL}}
<section class="ss-panel" aria-labelledby="ss-open-proposal">
<h2 id="ss-open-proposal">{{#BY_SELLER}}[[Proposal of {{STORE}}]]{{/BY_SELLER}}{{#BY_CUSTOMER}}[[Proposal of {{CUSTOMER}}]]{{/BY_CUSTOMER}}</h2>
<p><b>{{#KIND_FULL}}[[Everything back: {{AMOUNT}}]]{{/KIND_FULL}}{{#KIND_PART}}[[A part of the price: {{AMOUNT}}]]{{/KIND_PART}}{{#KIND_REPLACEMENT}}[[A replacement]]{{/KIND_REPLACEMENT}}{{#KIND_REFUSAL}}[[No refund and no replacement]]{{/KIND_REFUSAL}}</b></p>
<blockquote class="ss-quote">{{WORDS:pre_escape}}</blockquote>
</section>
{{/PROPOSAL}}
{{#ACCEPT}}
<form class="ss-form ss-state" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<button type="submit" class="ss-button ss-primary">[[Accept the proposal]]</button>
</form>
{{/ACCEPT}}
{{#PROPOSE}}
{{#COUNTERS}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Answer with another proposal]]</summary>
{{/COUNTERS}}
{{#ANSWERS}}
<h2>[[Answer the dispute]]</h2>
{{/ANSWERS}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="ss-options" aria-describedby="ss-kind-error">
<legend>[[What do you propose?]]</legend>
{{#MONEY}}
<div class="ss-option"><label><input type="radio" name="kind" value="full"{{#FULL_CHOSEN}} checked{{/FULL_CHOSEN}}> [[Everything back: {{LEFT}}]]</label></div>
<div class="ss-option"><label><input type="radio" name="kind" value="part"{{#PART_CHOSEN}} checked{{/PART_CHOSEN}}> [[A part of the price]]</label>
<div class="ss-option-more">
<p class="ss-piece"><label for="ss-amount">[[Amount]] <span class="ss-soft">[[up to {{LEFT}}]]</span></label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-amount" name="amount" value="{{AMOUNT}}" placeholder="{{ZERO}}" aria-describedby="ss-kind-error"></p>
</div></div>
{{/MONEY}}
{{#REPLACEMENT}}
<div class="ss-option"><label><input type="radio" name="kind" value="replacement"{{#REPLACEMENT_CHOSEN}} checked{{/REPLACEMENT_CHOSEN}}> [[A replacement]]</label></div>
{{/REPLACEMENT}}
{{#REFUSAL}}
<div class="ss-option"><label><input type="radio" name="kind" value="refusal"{{#REFUSAL_CHOSEN}} checked{{/REFUSAL_CHOSEN}}> [[No refund and no replacement]]</label></div>
{{/REFUSAL}}
<p class="ss-error" id="ss-kind-error">{{#KIND_ERROR}}{{ERROR}}{{/KIND_ERROR}}{{#AMOUNT_ERROR}}{{ERROR}}{{/AMOUNT_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-proposal-text">[[Your words about it]]</label>
<textarea id="ss-proposal-text" name="message" rows="4" required aria-describedby="ss-proposal-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-proposal-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Send the proposal]]</button></p>
</form>
{{#COUNTERS}}
</details>
{{/COUNTERS}}
{{/PROPOSE}}
{{#ASK_MARKETPLACE}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Ask {{SITE}} to decide]]</summary>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="ss-field">
<label for="ss-review-text">[[Anything {{SITE}} should know?]] <span class="ss-soft">[[(optional)]]</span></label>
<textarea id="ss-review-text" name="message" rows="3" aria-describedby="ss-review-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-review-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Ask {{SITE}} to decide]]</button></p>
</form>
</details>
{{/ASK_MARKETPLACE}}
{{#APPEAL_UNTIL}}
<p class="ss-soft">[[With new evidence this decision can be appealed once, until {{APPEAL_AT}}.]]</p>
{{/APPEAL_UNTIL}}
{{#EVIDENCE}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>{{#ADDS}}[[Add evidence]]{{/ADDS}}{{#APPEALS}}[[Appeal against the decision]]{{/APPEALS}}</summary>
<form class="ss-form" method="post" enctype="multipart/form-data" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="ss-field">
<label for="ss-evidence-text">{{#ADDS}}[[What does it show?]]{{/ADDS}}{{#APPEALS}}[[What is new, and what should be decided?]]{{/APPEALS}}</label>
<textarea id="ss-evidence-text" name="message" rows="4" required aria-describedby="ss-evidence-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-evidence-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
{{>FILES}}
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">{{#ADDS}}[[Add evidence]]{{/ADDS}}{{#APPEALS}}[[Appeal]]{{/APPEALS}}</button></p>
</form>
</details>
{{/EVIDENCE}}
{{#WITHDRAW}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Take the dispute back]]</summary>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="ss-field">
<label for="ss-withdrawal-text">[[Why?]] <span class="ss-soft">[[(optional)]]</span></label>
<textarea id="ss-withdrawal-text" name="message" rows="2" aria-describedby="ss-withdrawal-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-withdrawal-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Take the dispute back]]</button></p>
</form>
</details>
{{/WITHDRAW}}
{{#DECIDE}}
<section aria-labelledby="ss-decide">
<h2 id="ss-decide">[[Decide]]</h2>
{{#BLOCKED}}
<div class="ss-notice">{{BLOCKED_TEXT}}</div>
{{/BLOCKED}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="ss-options" aria-describedby="ss-for-error">
<legend>[[For whom?]]</legend>
<div class="ss-option"><label><input type="radio" name="for" value="customer"{{#FOR_CUSTOMER}} checked{{/FOR_CUSTOMER}}> {{#PAYMENT_ONLY}}[[For {{CUSTOMER}}: the agreed refund of {{AMOUNT}} is to be paid]]{{/PAYMENT_ONLY}}{{#ITEMS}}[[For {{CUSTOMER}}; up to {{LEFT}} can still be refunded]]{{/ITEMS}}</label>
{{#ITEMS}}
<div class="ss-option-more">
{{#ITEM}}
<p class="ss-piece"><label for="ss-amount-{{ITEM_ID}}">{{NAME}} <span class="ss-soft">[[up to {{ITEM_LEFT}}]]</span></label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-amount-{{ITEM_ID}}" name="amount_{{ITEM_ID}}" value="{{AMOUNT}}" aria-describedby="ss-amount-{{ITEM_ID}}-error"{{#ITEM_ERROR}} aria-invalid="true"{{/ITEM_ERROR}}>
<span class="ss-error" id="ss-amount-{{ITEM_ID}}-error">{{#ITEM_ERROR}}{{ERROR}}{{/ITEM_ERROR}}</span></p>
{{/ITEM}}
</div>
{{/ITEMS}}
</div>
<div class="ss-option"><label><input type="radio" name="for" value="seller"{{#FOR_SELLER}} checked{{/FOR_SELLER}}> [[For {{STORE}}: nothing (more) is refunded]]</label>
{{#REVERSAL}}
<div class="ss-option-more">
<p class="ss-piece"><label for="ss-back">[[Decided too much, of the {{BORNE}} that {{STORE}} has paid; {{SITE}} reimburses it]]</label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-back" name="back" value="{{BACK}}" aria-describedby="ss-for-error"></p>
</div>
{{/REVERSAL}}
</div>
<p class="ss-error" id="ss-for-error">{{#FOR_ERROR}}{{ERROR}}{{/FOR_ERROR}}{{#WHAT_ERROR}}{{ERROR}}{{/WHAT_ERROR}}{{#BACK_ERROR}}{{ERROR}}{{/BACK_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-decision-text">[[Your reasons, for both sides]]</label>
<textarea id="ss-decision-text" name="message" rows="5" required aria-describedby="ss-decision-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-decision-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Decide]]</button></p>
</form>
</section>
{{/DECIDE}}
{{#ASK_EVIDENCE}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>[[Ask for evidence]]</summary>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="ss-field">
<label for="ss-from">[[From whom?]]</label>
<select id="ss-from" name="from"><option value="seller">{{STORE}}</option><option value="customer"{{#FROM_CUSTOMER}} selected{{/FROM_CUSTOMER}}>{{CUSTOMER}}</option></select>
</div>
<div class="ss-field">
<label for="ss-request-text">[[What do you need?]]</label>
<textarea id="ss-request-text" name="message" rows="3" required aria-describedby="ss-request-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-request-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Ask for evidence]]</button></p>
</form>
</details>
{{/ASK_EVIDENCE}}
{{#PAY}}
<section aria-labelledby="ss-pay">
<h2 id="ss-pay">{{#FIRST_PAYMENT}}[[{{STORE}} has not paid in time]]{{/FIRST_PAYMENT}}{{#PAYMENT_AGAIN}}[[Your payment has not arrived]]{{/PAYMENT_AGAIN}}</h2>
<p>{{#FIRST_PAYMENT}}[[If you pay {{AMOUNT}} to {{CUSTOMER}} in its place, note the payment here: the store then owes it to you.]]{{/FIRST_PAYMENT}}{{#PAYMENT_AGAIN}}[[{{CUSTOMER}} says that the {{AMOUNT}} have not come. Please check your payment, make it again and note it here; the store owes it to you once.]]{{/PAYMENT_AGAIN}}</p>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<div class="ss-field">
<label for="ss-provider">[[Paid with]]</label>
<select id="ss-provider" name="provider" aria-describedby="ss-provider-error">
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
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Note the payment]]</button></p>
</form>
</section>
{{/PAY}}
{{#SETTLE}}
<section aria-labelledby="ss-settle">
<h2 id="ss-settle">[[Settle the reimbursement]]</h2>
<form class="ss-form ss-narrow" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="ss-options" aria-describedby="ss-as-error">
<legend>[[How?]]</legend>
<div class="ss-option"><label><input type="radio" name="as" value="paid"> [[It was paid]]</label></div>
<div class="ss-option"><label><input type="radio" name="as" value="waived"> [[It is waived]]</label></div>
<div class="ss-option"><label><input type="radio" name="as" value="offset"> [[It is offset against other money]]</label></div>
<p class="ss-error" id="ss-as-error">{{#AS_ERROR}}{{ERROR}}{{/AS_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-settlement-text">[[Reason, or where the money is found]]</label>
<textarea id="ss-settlement-text" name="message" rows="2" required aria-describedby="ss-settlement-text-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-settlement-text-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Settle]]</button></p>
</form>
</section>
{{/SETTLE}}
{{#CASE}}
<p><a href="{{CASE_URL}}" hx-get="{{CASE_GET}}">[[The case file]]</a>: <span class="ss-soft">[[everything as it was when {{SITE}} was asked to decide]]</span></p>
{{/CASE}}
<h2 class="ss-above">[[History]]</h2>
<ol class="ss-history">
{{#EVENT}}
<li><span class="ss-soft"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></span> <span>{{SENTENCE}}{{#MONEY}} · {{AMOUNT}}{{/MONEY}}{{#NOTED}}<span class="ss-text ss-note">{{WORDS:pre_escape}}</span>{{/NOTED}}{{>FILE_LIST}}</span></li>
{{/EVENT}}
</ol>
{{#GUARANTEE}}
<p class="ss-small"><a href="{{GUARANTEE_URL}}" target="_blank" rel="noopener">[[What the marketplace guarantees]]</a></p>
{{/GUARANTEE}}
</div>
