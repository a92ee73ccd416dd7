{{%AUTOESCAPE context="HTML"}}
{{! A customer opens a dispute on a ticket with an order. Every X_URL has its X_GET.
    BACK_URL/GET = the ticket; TICKET_NUMBER, ORDER_NUMBER, STORE, SITE; section PROBLEM: PROBLEM_TEXT
    one of LATER: FROM | TOO_LATE | EXISTS: DISPUTE_URL/GET | FORM; section KEPT: TYPED = what was written where there is no form
    in FORM: ACTION, CSRF, SUBMISSION, MESSAGE; NOT_RECEIVED_CHOSEN | NOT_AS_DESCRIBED_CHOSEN | DAMAGED_CHOSEN;
      section UNPAID: UNPAID_AMOUNT, section UNPAID_CHOSEN; section MONEY: LEFT, AMOUNT, ZERO, sections FULL_CHOSEN, PART_CHOSEN, AMOUNT_ERROR: ERROR; REPLACEMENT_CHOSEN;
      sections REASON_ERROR, REMEDY_ERROR, MESSAGE_ERROR: ERROR; include FILES = file_field.tpl
    section GUARANTEE: GUARANTEE_URL = the marketplace's policy }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Ticket #{{TICKET_NUMBER}}]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Open a dispute about order {{ORDER_NUMBER}}]]</h1>
<p class="ss-lead">[[{{STORE}} has a few business days to answer. If you do not agree, {{SITE}} decides.]]</p>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
{{#LATER}}
<p>[[This is possible from {{FROM}}: please give the store some time to answer. If it refuses a refund, it is possible at once.]]</p>
{{/LATER}}
{{#TOO_LATE}}
<p>[[This order is too old for a dispute.]]</p>
{{/TOO_LATE}}
{{#EXISTS}}
<p>[[There is a dispute about this order already.]] <a href="{{DISPUTE_URL}}" hx-get="{{DISPUTE_GET}}">[[Open the dispute]]</a></p>
{{/EXISTS}}
{{#KEPT}}
<p><label for="ss-typed">[[What you wrote, to copy:]]</label></p>
<textarea id="ss-typed" rows="6" readonly>{{TYPED:pre_escape}}</textarea>
{{/KEPT}}
{{#FORM}}
<form class="ss-form" method="post" enctype="multipart/form-data" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="ticket" value="{{TICKET_NUMBER}}">
<fieldset class="ss-options" aria-describedby="ss-reason-error">
<legend>[[What happened?]]</legend>
<div class="ss-option"><label><input type="radio" name="reason" value="not_received"{{#NOT_RECEIVED_CHOSEN}} checked{{/NOT_RECEIVED_CHOSEN}}> [[It has not arrived]]</label></div>
<div class="ss-option"><label><input type="radio" name="reason" value="not_as_described"{{#NOT_AS_DESCRIBED_CHOSEN}} checked{{/NOT_AS_DESCRIBED_CHOSEN}}> [[It is not as described]]</label></div>
<div class="ss-option"><label><input type="radio" name="reason" value="damaged"{{#DAMAGED_CHOSEN}} checked{{/DAMAGED_CHOSEN}}> [[It is damaged]]</label></div>
{{#UNPAID}}
<div class="ss-option"><label><input type="radio" name="reason" value="refund_not_paid"{{#UNPAID_CHOSEN}} checked{{/UNPAID_CHOSEN}}> [[The refund of {{UNPAID_AMOUNT}} that was agreed on has not been paid]]</label></div>
{{/UNPAID}}
<p class="ss-error" id="ss-reason-error">{{#REASON_ERROR}}{{ERROR}}{{/REASON_ERROR}}</p>
</fieldset>
<fieldset class="ss-options" aria-describedby="ss-remedy-error">
<legend>[[What do you want?]]</legend>
{{#MONEY}}
<div class="ss-option"><label><input type="radio" name="remedy" value="full"{{#FULL_CHOSEN}} checked{{/FULL_CHOSEN}}> [[Everything back: {{LEFT}}]]</label></div>
<div class="ss-option"><label><input type="radio" name="remedy" value="part"{{#PART_CHOSEN}} checked{{/PART_CHOSEN}}> [[A part of the price]]</label>
<div class="ss-option-more">
<p class="ss-piece"><label for="ss-amount">[[Amount]] <span class="ss-soft">[[up to {{LEFT}}]]</span></label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-amount" name="amount" value="{{AMOUNT}}" placeholder="{{ZERO}}" aria-describedby="ss-amount-error"{{#AMOUNT_ERROR}} aria-invalid="true"{{/AMOUNT_ERROR}}>
<span class="ss-error" id="ss-amount-error">{{#AMOUNT_ERROR}}{{ERROR}}{{/AMOUNT_ERROR}}</span></p>
</div></div>
{{/MONEY}}
<div class="ss-option"><label><input type="radio" name="remedy" value="replacement"{{#REPLACEMENT_CHOSEN}} checked{{/REPLACEMENT_CHOSEN}}> [[A replacement]]</label></div>
<p class="ss-error" id="ss-remedy-error">{{#REMEDY_ERROR}}{{ERROR}}{{/REMEDY_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-message">[[Please describe it, so that somebody who does not know the order can decide]]</label>
<textarea id="ss-message" name="message" rows="6" required aria-describedby="ss-message-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-message-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
{{>FILES}}
<p class="ss-soft ss-small">[[{{STORE}} and {{SITE}} see what you write and add here.]]</p>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Open the dispute now]]</button>
<a class="ss-button ss-link" href="{{BACK_URL}}" hx-get="{{BACK_GET}}">[[Cancel]]</a></p>
</form>
{{/FORM}}
{{#GUARANTEE}}
<p class="ss-small"><a href="{{GUARANTEE_URL}}" target="_blank" rel="noopener">[[What the marketplace guarantees]]</a></p>
{{/GUARANTEE}}
</div>
