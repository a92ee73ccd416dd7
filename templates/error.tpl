{{%AUTOESCAPE context="HTML"}}
{{! What went wrong and what to do next.
    one of NOT_FOUND | TOO_MANY | NOT_ALLOWED | REFUSED (4xx else) | FAILED (5xx) = the heading; TEXT = what it means and what to do, translated
    section KEPT: TYPED = what the person had written
    sections RETRY: RETRY_URL/GET; BACK: BACK_URL/GET = their tickets; SHOP (nobody is logged in): SHOP_URL
    STATUS = 404; REQUEST_ID }}
<div class="ss-page ss-problem" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">{{#NOT_FOUND}}[[This page does not exist]]{{/NOT_FOUND}}{{#TOO_MANY}}[[Please wait a little]]{{/TOO_MANY}}{{#NOT_ALLOWED}}[[This is not possible]]{{/NOT_ALLOWED}}{{#REFUSED}}[[This did not work]]{{/REFUSED}}{{#FAILED}}[[Something went wrong on our side]]{{/FAILED}}</h1>
<p>{{TEXT}}</p>
{{#KEPT}}
<div class="ss-form">
<div class="ss-field">
<label for="ss-kept">[[What you wrote, to copy]]</label>
<textarea id="ss-kept" rows="8" readonly dir="auto">{{TYPED:pre_escape}}</textarea>
</div>
</div>
{{/KEPT}}
<p class="ss-buttons">
{{#RETRY}}
<a class="ss-button ss-primary" href="{{RETRY_URL}}" hx-get="{{RETRY_GET}}">[[Try again]]</a>
{{/RETRY}}
{{#BACK}}
<a class="ss-button ss-quiet" href="{{BACK_URL}}" hx-get="{{BACK_GET}}">[[Back to Tickets]]</a>
{{/BACK}}
{{#SHOP}}
<a class="ss-button ss-quiet" href="{{SHOP_URL}}">[[Back to the shop]]</a>
{{/SHOP}}
</p>
<p class="ss-soft ss-small">[[Error {{STATUS}}. If you ask for help, please name this request: {{REQUEST_ID}}]]</p>
</div>
