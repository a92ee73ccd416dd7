{{%AUTOESCAPE context="HTML"}}
{{! "Get Support": a new ticket to one store.
    BACK_URL = where "Cancel" leads: the store, or from an order or a ticket the list; section BACK_INSIDE: BACK_GET = it is a page of ours; STORE; section ABOUT: ABOUT_NUMBER, ABOUT_URL/GET = the old ticket this one follows
    section VACATION = the store is away: VACATION_FROM, VACATION_TO; section SAYS: VACATION_TEXT; section GUARANTEE: GUARANTEE_URL
    section GUEST = not logged in yet; section DRAFT = the fields hold what was typed before logging in; section PROBLEM: PROBLEM_TEXT
    ACTION, CSRF, SUBMISSION; STORE_ID; FROM = ticket it follows, or ""; SUBJECT, MESSAGE
    section ORDERS = there are orders at this store; in it section ORDER_CHOICE, repeated: ORDER_ID, ORDER_TEXT = "65 · 17 Nov · Bowl, blue · 55,73 €"; section ORDER_CHOSEN
    section ORDER_KEPT (guest; instead of ORDERS): ORDER_ID
    sections SUBJECT_ERROR, ORDER_ERROR, MESSAGE_ERROR: ERROR; include FILES = file_field.tpl, not for guests }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">[[Ask {{STORE}}]]</h1>
{{#ABOUT}}
<p class="ss-lead">[[About your earlier ticket]] <a href="{{ABOUT_URL}}" hx-get="{{ABOUT_GET}}">#{{ABOUT_NUMBER}}</a></p>
{{/ABOUT}}
{{#DRAFT}}
<div class="ss-notice ss-good" role="status">[[We kept what you wrote. Please look over it and send it.]]</div>
{{/DRAFT}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
{{#VACATION}}
<div class="ss-notice"><b>[[{{STORE}} is away from {{VACATION_FROM}} to {{VACATION_TO}}.]]</b>
{{#SAYS}}
<div class="ss-text" dir="auto">{{VACATION_TEXT:pre_escape}}</div>
{{/SAYS}}
</div>
{{/VACATION}}
<form class="ss-form" method="post" enctype="multipart/form-data" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="store" value="{{STORE_ID}}">
<input type="hidden" name="from" value="{{FROM}}">
{{#ORDER_KEPT}}
<input type="hidden" name="order" value="{{ORDER_ID}}">
{{/ORDER_KEPT}}
<div class="ss-field">
<label for="ss-subject">[[Subject]]</label>
<input type="text" id="ss-subject" name="subject" value="{{SUBJECT}}" required dir="auto" aria-describedby="ss-subject-error"{{#SUBJECT_ERROR}} aria-invalid="true"{{/SUBJECT_ERROR}}>
<p class="ss-error" id="ss-subject-error">{{#SUBJECT_ERROR}}{{ERROR}}{{/SUBJECT_ERROR}}</p>
</div>
{{#ORDERS}}
<div class="ss-field">
<label for="ss-order">[[Order]] <span class="ss-soft">[[(optional)]]</span></label>
<select id="ss-order" name="order" aria-describedby="ss-order-error"{{#ORDER_ERROR}} aria-invalid="true"{{/ORDER_ERROR}}>
<option value="">[[Not about an order]]</option>
{{#ORDER_CHOICE}}
<option value="{{ORDER_ID}}"{{#ORDER_CHOSEN}} selected{{/ORDER_CHOSEN}}>{{ORDER_TEXT}}</option>
{{/ORDER_CHOICE}}
</select>
<p class="ss-error" id="ss-order-error">{{#ORDER_ERROR}}{{ERROR}}{{/ORDER_ERROR}}</p>
</div>
{{/ORDERS}}
<div class="ss-field">
<label for="ss-message">[[Message]]</label>
<textarea id="ss-message" name="message" rows="8" required dir="auto" aria-describedby="ss-message-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-message-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
{{>FILES}}
{{#GUEST}}
<p class="ss-soft">[[After sending you log in or create an account. What you wrote is kept.]]</p>
{{/GUEST}}
{{#GUARANTEE}}
<p class="ss-small"><a href="{{GUARANTEE_URL}}" target="_blank" rel="noopener">[[What the marketplace guarantees]]</a></p>
{{/GUARANTEE}}
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Send to the store]]</button>
<a class="ss-button ss-link" href="{{BACK_URL}}"{{#BACK_INSIDE}} hx-get="{{BACK_GET}}"{{/BACK_INSIDE}}>[[Cancel]]</a></p>
</form>
</div>
