{{%AUTOESCAPE context="HTML"}}
{{! Asks to log in; for what cannot be sent on by itself.
    LOGIN_URL = the shop's login with the way back; section KEPT = what was typed waits as a draft }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">[[Please Login to Continue]]</h1>
{{#KEPT}}
<p>[[What you wrote is kept. After logging in you can send it.]]</p>
{{/KEPT}}
<p class="ss-buttons"><a class="ss-button ss-primary" href="{{LOGIN_URL}}">[[Log in or register]]</a></p>
</div>
