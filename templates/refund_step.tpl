{{%AUTOESCAPE context="HTML"}}
{{! What waits for an answer about money, above the reply form.
    section OFFER, repeated: OFFER_ID, AMOUNT; one of MINE | THEIRS; in it one of IS_ASK | IS_FULL | IS_PART | IS_REPLACEMENT
      section LINE (of an ask), repeated: NAME, AMOUNT; section COUNTED: QUANTITY
      sections ACCEPT, TAKE_BACK: ACTION, CSRF, SUBMISSION; REQUEST: REQUEST_URL/GET = the form for the refund, filled in
      section REFUSAL: one of TO_CUSTOMER | TO_SELLER; ACTION, CSRF, SUBMISSION, MESSAGE; sections OPEN = unfolded, MESSAGE_ERROR: ERROR }}
{{#OFFER}}
<section class="ss-panel ss-offer" aria-labelledby="ss-offer-{{OFFER_ID}}">
<h2 id="ss-offer-{{OFFER_ID}}">{{#THEIRS}}{{#IS_ASK}}[[The customer asks for a refund of {{AMOUNT}}]]{{/IS_ASK}}{{#IS_FULL}}[[The store offers a full refund: {{AMOUNT}}]]{{/IS_FULL}}{{#IS_PART}}[[The store offers {{AMOUNT}} back, and you keep the goods]]{{/IS_PART}}{{#IS_REPLACEMENT}}[[The store offers a replacement]]{{/IS_REPLACEMENT}}{{/THEIRS}}{{#MINE}}{{#IS_ASK}}[[You asked for a refund of {{AMOUNT}}]]{{/IS_ASK}}{{#IS_FULL}}[[You offered a full refund: {{AMOUNT}}]]{{/IS_FULL}}{{#IS_PART}}[[You offered {{AMOUNT}} back, the customer keeps the goods]]{{/IS_PART}}{{#IS_REPLACEMENT}}[[You offered a replacement]]{{/IS_REPLACEMENT}}{{/MINE}}</h2>
<p class="ss-soft">{{#LINE}}<span class="ss-part">{{NAME}}{{#COUNTED}} × {{QUANTITY}}{{/COUNTED}}</span>{{/LINE}}</p>
<div class="ss-answers">
{{#ACCEPT}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-primary">[[Accept]]</button>
</form>
{{/ACCEPT}}
{{#REQUEST}}
<a class="ss-button ss-primary" href="{{REQUEST_URL}}" hx-get="{{REQUEST_GET}}">[[Request refund]]</a>
{{/REQUEST}}
{{#TAKE_BACK}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<button type="submit" class="ss-button ss-link">[[Take it back]]</button>
</form>
{{/TAKE_BACK}}
{{#REFUSAL}}
<details class="ss-fold"{{#OPEN}} open{{/OPEN}}>
<summary>{{#TO_CUSTOMER}}[[No, thank you]]{{/TO_CUSTOMER}}{{#TO_SELLER}}[[Decline]]{{/TO_SELLER}}</summary>
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-refusal-{{OFFER_ID}}">{{#TO_CUSTOMER}}[[Your message]] <span class="ss-soft">[[(optional)]]</span>{{/TO_CUSTOMER}}{{#TO_SELLER}}[[Your reason, for the customer]]{{/TO_SELLER}}</label>
<textarea id="ss-refusal-{{OFFER_ID}}" name="message" rows="3" aria-describedby="ss-refusal-{{OFFER_ID}}-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-refusal-{{OFFER_ID}}-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">{{#TO_CUSTOMER}}[[Decline the offer]]{{/TO_CUSTOMER}}{{#TO_SELLER}}[[Decline the refund]]{{/TO_SELLER}}</button></p>
</form>
</details>
{{/REFUSAL}}
</div>
</section>
{{/OFFER}}
