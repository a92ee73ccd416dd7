{{%AUTOESCAPE context="HTML"}}
{{! What the marketplace decides about support. Every X_URL has its X_GET.
    BACK_URL/GET = the tickets; HERE_URL/GET = this page; RULES_URL/GET = the refund rules; sections SAVED = just saved; BUTTON_WAITS = the shop's pages do not know the button's settings yet; PROBLEM: PROBLEM_TEXT
    ACTION, CSRF, SUBMISSION
    section PART, repeated: PART_ID, TITLE; in it section FIELD, repeated: NAME, LABEL, HELP, VALUE, SEEN = what was there when the page was drawn; section WRONG: ERROR;
      one of LINE (section NUMBER) | AREA | SWITCH (section ON) | TICKS: section TICK, repeated: KEY, TICK_LABEL, section TICKED
    CUSTOMERS_HIDDEN | CUSTOMERS_SHOWN = what Dokan says about the customers' data
    section HISTORY: section CHANGE, repeated: WHAT, FROM, TO, BY, AT, AT_LONG, AT_SHORT; sections NEWEST (NEWEST_URL/GET), OLDER (OLDER_URL/GET) }}
<div class="ss-page ss-ask ss-settings" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Support settings]]</h1>
<nav class="ss-tabs" aria-label="[[Settings]]">
<a href="{{HERE_URL}}" hx-get="{{HERE_GET}}" aria-current="page">[[Support]]</a>
<a href="{{RULES_URL}}" hx-get="{{RULES_GET}}">[[Refund rules]]</a>
</nav>
{{#SAVED}}
<div class="ss-notice ss-good" role="status">[[Saved. The settings hold from now on.]]</div>
{{/SAVED}}
{{#BUTTON_WAITS}}
<div class="ss-notice">[[The button's new settings are shown in the shop in a moment.]]</div>
{{/BUTTON_WAITS}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Saving …]]" data-failed="[[It could not be saved. What you filled in is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
{{#PART}}
<section aria-labelledby="ss-part-{{PART_ID}}">
<h2 id="ss-part-{{PART_ID}}">{{TITLE}}</h2>
{{#FIELD}}
<input type="hidden" name="seen-{{NAME}}" value="{{SEEN}}">
{{#LINE}}
<div class="ss-field">
<label for="ss-{{NAME}}">{{LABEL}}</label>
<input type="text" id="ss-{{NAME}}" name="{{NAME}}" value="{{VALUE}}"{{#NUMBER}} class="ss-short" inputmode="numeric"{{/NUMBER}} autocomplete="off" aria-describedby="ss-{{NAME}}-help ss-{{NAME}}-error"{{#WRONG}} aria-invalid="true"{{/WRONG}}>
<p class="ss-help" id="ss-{{NAME}}-help">{{HELP}}</p>
<p class="ss-error" id="ss-{{NAME}}-error">{{#WRONG}}{{ERROR}}{{/WRONG}}</p>
</div>
{{/LINE}}
{{#AREA}}
<div class="ss-field">
<label for="ss-{{NAME}}">{{LABEL}}</label>
<textarea id="ss-{{NAME}}" name="{{NAME}}" rows="4" aria-describedby="ss-{{NAME}}-help ss-{{NAME}}-error"{{#WRONG}} aria-invalid="true"{{/WRONG}}>{{VALUE:pre_escape}}</textarea>
<p class="ss-help" id="ss-{{NAME}}-help">{{HELP}}</p>
<p class="ss-error" id="ss-{{NAME}}-error">{{#WRONG}}{{ERROR}}{{/WRONG}}</p>
</div>
{{/AREA}}
{{#SWITCH}}
<div class="ss-field">
<p class="ss-tick"><label><input type="checkbox" id="ss-{{NAME}}" name="{{NAME}}" value="1" aria-describedby="ss-{{NAME}}-help"{{#ON}} checked{{/ON}}> {{LABEL}}</label></p>
<p class="ss-help" id="ss-{{NAME}}-help">{{HELP}}</p>
{{#WRONG}}
<p class="ss-error">{{ERROR}}</p>
{{/WRONG}}
</div>
{{/SWITCH}}
{{#TICKS}}
<fieldset class="ss-set" aria-describedby="ss-{{NAME}}-help ss-{{NAME}}-error">
<legend>{{LABEL}}</legend>
<p class="ss-help" id="ss-{{NAME}}-help">{{HELP}}</p>
{{#TICK}}
<p class="ss-tick"><label><input type="checkbox" id="ss-{{NAME}}-{{KEY}}" name="{{NAME}}-{{KEY}}" value="1"{{#TICKED}} checked{{/TICKED}}> {{TICK_LABEL}}</label></p>
{{/TICK}}
<p class="ss-error" id="ss-{{NAME}}-error">{{#WRONG}}{{ERROR}}{{/WRONG}}</p>
</fieldset>
{{/TICKS}}
{{/FIELD}}
</section>
{{/PART}}
<section aria-labelledby="ss-part-customers">
<h2 id="ss-part-customers">[[Customers' data]]</h2>
<p>{{#CUSTOMERS_HIDDEN}}[[Stores do not see their customers' mail addresses.]]{{/CUSTOMERS_HIDDEN}}{{#CUSTOMERS_SHOWN}}[[Stores see their customers' mail addresses.]]{{/CUSTOMERS_SHOWN}}</p>
<p class="ss-help">[[This follows Dokan: Settings, Selling Options, “Hide Customer Info”.]]</p>
</section>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Save]]</button></p>
</form>
{{#HISTORY}}
<section aria-labelledby="ss-history">
<h2 id="ss-history">[[What was changed]]</h2>
{{#NEWEST}}
<p><a href="{{NEWEST_URL}}" hx-get="{{NEWEST_GET}}">↑ [[Newest]]</a></p>
{{/NEWEST}}
<ul class="ss-changes">
{{#CHANGE}}
<li><b>{{WHAT}}</b>: {{FROM}} → {{TO}}<br><span class="ss-soft ss-small">{{BY}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></span></li>
{{/CHANGE}}
</ul>
{{#OLDER}}
<p><a href="{{OLDER_URL}}" hx-get="{{OLDER_GET}}">↓ [[Older]]</a></p>
{{/OLDER}}
</section>
{{/HISTORY}}
</div>
