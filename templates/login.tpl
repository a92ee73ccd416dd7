{{%AUTOESCAPE context="HTML"}}
{{! Asks to log in; for what cannot be sent on by itself.
    LOGIN_URL = the shop's login with the way back; section KEPT = what was typed waits as a draft;
    section TO_COPY: TYPED = what was typed and is not kept }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">[[Please Login to Continue]]</h1>
{{#KEPT}}
<p>[[What you wrote is kept. After logging in you can send it.]]</p>
{{/KEPT}}
{{#TO_COPY}}
<p>[[You are not logged in any more. Nothing was changed: please copy your text, log in and send it again.]]</p>
<div class="ss-form">
<div class="ss-field">
<label for="ss-kept">[[What you wrote, to copy]]</label>
<textarea id="ss-kept" rows="8" readonly dir="auto">{{TYPED:pre_escape}}</textarea>
</div>
</div>
{{/TO_COPY}}
<p class="ss-buttons"><a class="ss-button ss-primary" href="{{LOGIN_URL}}">[[Log in or register]]</a></p>
</div>
