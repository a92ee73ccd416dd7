{{%AUTOESCAPE context="HTML"}}
{{! What a store decides about its support. Every X_URL has its X_GET.
    BACK_URL/GET = the tickets; sections SAVED = just saved; BUTTON_WAITS = the shop's pages do not know the button's settings yet; PROBLEM: PROBLEM_TEXT
    ACTION, CSRF, SUBMISSION; VERSION = of the settings shown; LABEL, FALLBACK = the marketplace's text of the button; section SHOWN = the button stands on the store's pages
    FROM, TO = 2026-12-20 or ""; VACATION_TEXT; SIGNATURE; sections LABEL_ERROR, FROM_ERROR, TO_ERROR, VACATION_ERROR, SIGNATURE_ERROR: ERROR
    section SOME_STAFF; in it section STAFF, repeated: STAFF_NAME, one of MAY | MAY_NOT }}
<div class="ss-page ss-ask ss-settings" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Support settings]]</h1>
{{#SAVED}}
<div class="ss-notice ss-good" role="status">[[Saved. The settings hold from now on.]]</div>
{{/SAVED}}
{{#BUTTON_WAITS}}
<div class="ss-notice">[[The button's new settings are shown on your store page in a moment.]]</div>
{{/BUTTON_WAITS}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Saving …]]" data-failed="[[It could not be saved. What you filled in is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="version" value="{{VERSION}}">
<section aria-labelledby="ss-part-button">
<h2 id="ss-part-button">[[The button on your pages]]</h2>
<p class="ss-tick"><label><input type="checkbox" id="ss-shown" name="shown" value="1" aria-describedby="ss-shown-help"{{#SHOWN}} checked{{/SHOWN}}> [[Show the button]]</label></p>
<p class="ss-help" id="ss-shown-help">[[On your store page, your products and your customers' orders. Tickets that are there stay open without it.]]</p>
<div class="ss-field">
<label for="ss-label">[[Text of the button]]</label>
<input type="text" id="ss-label" name="label" value="{{LABEL}}" placeholder="{{FALLBACK}}" autocomplete="off" aria-describedby="ss-label-help ss-label-error"{{#LABEL_ERROR}} aria-invalid="true"{{/LABEL_ERROR}}>
<p class="ss-help" id="ss-label-help">[[At most 60 characters; empty: the marketplace's text.]]</p>
<p class="ss-error" id="ss-label-error">{{#LABEL_ERROR}}{{ERROR}}{{/LABEL_ERROR}}</p>
</div>
</section>
<section aria-labelledby="ss-part-vacation">
<h2 id="ss-part-vacation">[[Vacation]]</h2>
<p class="ss-help">[[Whoever writes to you meanwhile reads it in the form. Messages still reach you.]]</p>
<div class="ss-field">
<label for="ss-from">[[First day]]</label>
<input type="date" class="ss-short" id="ss-from" name="vacation_from" value="{{FROM}}" aria-describedby="ss-from-error"{{#FROM_ERROR}} aria-invalid="true"{{/FROM_ERROR}}>
<p class="ss-error" id="ss-from-error">{{#FROM_ERROR}}{{ERROR}}{{/FROM_ERROR}}</p>
</div>
<div class="ss-field">
<label for="ss-to">[[Last day]]</label>
<input type="date" class="ss-short" id="ss-to" name="vacation_to" value="{{TO}}" aria-describedby="ss-to-error"{{#TO_ERROR}} aria-invalid="true"{{/TO_ERROR}}>
<p class="ss-error" id="ss-to-error">{{#TO_ERROR}}{{ERROR}}{{/TO_ERROR}}</p>
</div>
<div class="ss-field">
<label for="ss-vacation-text">[[What your customers read]] <span class="ss-soft">[[(optional)]]</span></label>
<textarea id="ss-vacation-text" name="vacation_text" rows="3" aria-describedby="ss-vacation-help ss-vacation-error"{{#VACATION_ERROR}} aria-invalid="true"{{/VACATION_ERROR}}>{{VACATION_TEXT:pre_escape}}</textarea>
<p class="ss-help" id="ss-vacation-help">[[At most 500 characters. The days are named above it.]]</p>
<p class="ss-error" id="ss-vacation-error">{{#VACATION_ERROR}}{{ERROR}}{{/VACATION_ERROR}}</p>
</div>
</section>
<section aria-labelledby="ss-part-signature">
<h2 id="ss-part-signature">[[Signature]]</h2>
<div class="ss-field">
<label for="ss-signature">[[Below each of your answers]] <span class="ss-soft">[[(optional)]]</span></label>
<textarea id="ss-signature" name="signature" rows="3" aria-describedby="ss-signature-help ss-signature-error"{{#SIGNATURE_ERROR}} aria-invalid="true"{{/SIGNATURE_ERROR}}>{{SIGNATURE:pre_escape}}</textarea>
<p class="ss-help" id="ss-signature-help">[[In mails and on the ticket's page; at most 500 characters.]]</p>
<p class="ss-error" id="ss-signature-error">{{#SIGNATURE_ERROR}}{{ERROR}}{{/SIGNATURE_ERROR}}</p>
</div>
</section>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Save]]</button></p>
</form>
{{#SOME_STAFF}}
<section aria-labelledby="ss-part-staff">
<h2 id="ss-part-staff">[[Your staff]]</h2>
<ul class="ss-changes">
{{#STAFF}}
<li><b>{{STAFF_NAME}}</b> · {{#MAY}}[[may answer tickets and request refunds]]{{/MAY}}{{#MAY_NOT}}<span class="ss-soft">[[sees no tickets]]</span>{{/MAY_NOT}}</li>
{{/STAFF}}
</ul>
<p class="ss-help">[[You change this in the seller dashboard: Staff, Manage Permission, “Manage support tickets”.]]</p>
</section>
{{/SOME_STAFF}}
</div>
