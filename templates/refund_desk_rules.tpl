{{%AUTOESCAPE context="HTML"}}
{{! What the marketplace decides about refunds once and for all. Every X_URL has its X_GET.
    BACK_URL/GET = the refunds; HERE_URL/GET = this page; SETTINGS_URL/GET = the other settings; sections SAVED = just saved; PROBLEM: PROBLEM_TEXT
    ACTION, CSRF, SUBMISSION
    section STATE, repeated: KEY = "wc-completed", NAME, section ALLOWED = ticked; section STATES_ERROR: ERROR
    AUTO = amount, "" = never; CURRENCY; sections AUTO_ERROR: ERROR
    DECIDE_DAYS, PAY_DAYS, CONFIRM_DAYS; sections DECIDE_ERROR, PAY_ERROR, CONFIRM_ERROR: ERROR
    sections STATES_CHANGED, AUTO_CHANGED, DECIDE_CHANGED, PAY_CHANGED, CONFIRM_CHANGED: CHANGED_BY, CHANGED_AT }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the refunds]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Refund rules]]</h1>
<nav class="ss-tabs" aria-label="[[Settings]]">
<a href="{{SETTINGS_URL}}" hx-get="{{SETTINGS_GET}}">[[Support]]</a>
<a href="{{HERE_URL}}" hx-get="{{HERE_GET}}" aria-current="page">[[Refund rules]]</a>
</nav>
{{#SAVED}}
<div class="ss-notice ss-good" role="status">[[Saved. The rules hold from now on; what was decided before stays as it is.]]</div>
{{/SAVED}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Saving …]]" data-failed="[[It could not be saved. What you filled in is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<fieldset class="ss-set" aria-describedby="ss-states-help ss-states-error">
<legend>[[Orders that may be refunded]]</legend>
<p class="ss-help" id="ss-states-help">[[A store can request a refund while its order is in one of these states. Default: Processing, Completed and On hold.]]</p>
{{#STATE}}
<p class="ss-tick"><label><input type="checkbox" id="ss-{{KEY}}" name="state-{{KEY}}" value="1"{{#ALLOWED}} checked{{/ALLOWED}}> {{NAME}}</label></p>
{{/STATE}}
<p class="ss-error" id="ss-states-error">{{#STATES_ERROR}}{{ERROR}}{{/STATES_ERROR}}</p>
{{#STATES_CHANGED}}
<p class="ss-soft ss-small">[[Changed by {{CHANGED_BY}} on {{CHANGED_AT}}]]</p>
{{/STATES_CHANGED}}
</fieldset>
<div class="ss-field">
<label for="ss-auto">[[Approve automatically up to]] ({{CURRENCY}})</label>
<input type="text" class="ss-short" id="ss-auto" name="auto" value="{{AUTO}}" inputmode="decimal" autocomplete="off" aria-describedby="ss-auto-help ss-auto-error"{{#AUTO_ERROR}} aria-invalid="true"{{/AUTO_ERROR}}>
<p class="ss-help" id="ss-auto-help">[[A request of at most this amount needs nobody’s decision. Empty or 0: every request waits for you.]]</p>
<p class="ss-error" id="ss-auto-error">{{#AUTO_ERROR}}{{ERROR}}{{/AUTO_ERROR}}</p>
{{#AUTO_CHANGED}}
<p class="ss-soft ss-small">[[Changed by {{CHANGED_BY}} on {{CHANGED_AT}}]]</p>
{{/AUTO_CHANGED}}
</div>
<div class="ss-field">
<label for="ss-decide-days">[[Days for the marketplace to decide]]</label>
<input type="text" class="ss-short" id="ss-decide-days" name="decide_days" value="{{DECIDE_DAYS}}" inputmode="numeric" autocomplete="off" aria-describedby="ss-decide-help ss-decide-error"{{#DECIDE_ERROR}} aria-invalid="true"{{/DECIDE_ERROR}}>
<p class="ss-help" id="ss-decide-help">[[After this a request counts as overdue and you are reminded. 1 to 90, default: 3.]]</p>
<p class="ss-error" id="ss-decide-error">{{#DECIDE_ERROR}}{{ERROR}}{{/DECIDE_ERROR}}</p>
{{#DECIDE_CHANGED}}
<p class="ss-soft ss-small">[[Changed by {{CHANGED_BY}} on {{CHANGED_AT}}]]</p>
{{/DECIDE_CHANGED}}
</div>
<div class="ss-field">
<label for="ss-pay-days">[[Days for the store to pay]]</label>
<input type="text" class="ss-short" id="ss-pay-days" name="pay_days" value="{{PAY_DAYS}}" inputmode="numeric" autocomplete="off" aria-describedby="ss-pay-help ss-pay-error"{{#PAY_ERROR}} aria-invalid="true"{{/PAY_ERROR}}>
<p class="ss-help" id="ss-pay-help">[[Counted from the approval; then the store is reminded. 1 to 90, default: 3.]]</p>
<p class="ss-error" id="ss-pay-error">{{#PAY_ERROR}}{{ERROR}}{{/PAY_ERROR}}</p>
{{#PAY_CHANGED}}
<p class="ss-soft ss-small">[[Changed by {{CHANGED_BY}} on {{CHANGED_AT}}]]</p>
{{/PAY_CHANGED}}
</div>
<div class="ss-field">
<label for="ss-confirm-days">[[Days for the customer to confirm]]</label>
<input type="text" class="ss-short" id="ss-confirm-days" name="confirm_days" value="{{CONFIRM_DAYS}}" inputmode="numeric" autocomplete="off" aria-describedby="ss-confirm-help ss-confirm-error"{{#CONFIRM_ERROR}} aria-invalid="true"{{/CONFIRM_ERROR}}>
<p class="ss-help" id="ss-confirm-help">[[Counted from the payment; without an answer the refund then counts as received. 1 to 90, default: 10.]]</p>
<p class="ss-error" id="ss-confirm-error">{{#CONFIRM_ERROR}}{{ERROR}}{{/CONFIRM_ERROR}}</p>
{{#CONFIRM_CHANGED}}
<p class="ss-soft ss-small">[[Changed by {{CHANGED_BY}} on {{CHANGED_AT}}]]</p>
{{/CONFIRM_CHANGED}}
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Save]]</button></p>
</form>
</div>
