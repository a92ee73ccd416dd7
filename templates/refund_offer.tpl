{{%AUTOESCAPE context="HTML"}}
{{! A seller's offer on a ticket. Every X_URL has its X_GET.
    BACK_URL/GET = the ticket; TICKET_NUMBER, CUSTOMER; section PROBLEM: PROBLEM_TEXT; ACTION, CSRF, SUBMISSION
    section MONEY = something can be refunded: LEFT = a price, AMOUNT, ZERO = "0,00"; sections FULL_CHOSEN, PART_CHOSEN, AMOUNT_ERROR: ERROR
    section REPLACEMENT_CHOSEN; MESSAGE; sections KIND_ERROR, MESSAGE_ERROR: ERROR }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Ticket #{{TICKET_NUMBER}}]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Make an offer]]</h1>
<p class="ss-lead">[[{{CUSTOMER}} can accept it with one tap.]]</p>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<fieldset class="ss-options" aria-describedby="ss-kind-error">
<legend>[[What do you offer?]]</legend>
{{#MONEY}}
<div class="ss-option"><label><input type="radio" name="kind" value="full"{{#FULL_CHOSEN}} checked{{/FULL_CHOSEN}}> [[Full refund: {{LEFT}}]]</label></div>
<div class="ss-option"><label><input type="radio" name="kind" value="part"{{#PART_CHOSEN}} checked{{/PART_CHOSEN}}> [[A part of the price back; the goods stay with the customer]]</label>
<div class="ss-option-more">
<p class="ss-piece"><label for="ss-amount">[[Amount]] <span class="ss-soft">[[up to {{LEFT}}]]</span></label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-amount" name="amount" value="{{AMOUNT}}" placeholder="{{ZERO}}" aria-describedby="ss-amount-error"{{#AMOUNT_ERROR}} aria-invalid="true"{{/AMOUNT_ERROR}}>
<span class="ss-error" id="ss-amount-error">{{#AMOUNT_ERROR}}{{ERROR}}{{/AMOUNT_ERROR}}</span></p>
</div></div>
{{/MONEY}}
<div class="ss-option"><label><input type="radio" name="kind" value="replacement"{{#REPLACEMENT_CHOSEN}} checked{{/REPLACEMENT_CHOSEN}}> [[A replacement]]</label></div>
<p class="ss-error" id="ss-kind-error">{{#KIND_ERROR}}{{ERROR}}{{/KIND_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-message">[[Your message]]</label>
<textarea id="ss-message" name="message" rows="5" required aria-describedby="ss-message-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-message-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Send the offer]]</button>
<a class="ss-button ss-link" href="{{BACK_URL}}" hx-get="{{BACK_GET}}">[[Cancel]]</a></p>
</form>
</div>
