{{%AUTOESCAPE context="HTML"}}
{{! A customer asks the store for a refund of an order.
    BACK_URL = the order in the host; ORDER_NUMBER, STORE, LEFT = what is left of the order, a price; section PROBLEM: PROBLEM_TEXT
    ACTION, CSRF, SUBMISSION; one of ALL_CHOSEN | ITEMS_CHOSEN | AMOUNT_CHOSEN; AMOUNT, REASON; ZERO = "0,00"
    section ITEM, repeated: ITEM_ID, NAME, QUANTITY_LEFT, PRICE, QUANTITY; sections QUANTITY_WRONG, QUANTITY_ERROR: ERROR
    sections WHAT_ERROR, ITEMS_ERROR, AMOUNT_ERROR, REASON_ERROR: ERROR }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}">← [[Order {{ORDER_NUMBER}}]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Ask for a refund]]</h1>
<p class="ss-lead">[[{{STORE}} reads this and answers on your ticket.]]</p>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="order" value="{{ORDER_NUMBER}}">
<fieldset class="ss-options" aria-describedby="ss-what-error">
<legend>[[What would you like back?]]</legend>
<div class="ss-option"><label><input type="radio" name="what" value="all"{{#ALL_CHOSEN}} checked{{/ALL_CHOSEN}}> [[Everything: {{LEFT}}]]</label></div>
<div class="ss-option"><label><input type="radio" name="what" value="items"{{#ITEMS_CHOSEN}} checked{{/ITEMS_CHOSEN}}> [[Some of the items]]</label>
<div class="ss-option-more">
{{#ITEM}}
<p class="ss-piece"><label for="ss-quantity-{{ITEM_ID}}">{{NAME}} <span class="ss-soft">[[up to {{QUANTITY_LEFT}}]] · [[{{PRICE}} in all]]</span></label>
<input type="text" inputmode="numeric" autocomplete="off" id="ss-quantity-{{ITEM_ID}}" name="quantity_{{ITEM_ID}}" value="{{QUANTITY}}" placeholder="0" aria-describedby="ss-quantity-{{ITEM_ID}}-error ss-items-error"{{#QUANTITY_WRONG}} aria-invalid="true"{{/QUANTITY_WRONG}}>
<span class="ss-error" id="ss-quantity-{{ITEM_ID}}-error">{{#QUANTITY_ERROR}}{{ERROR}}{{/QUANTITY_ERROR}}</span></p>
{{/ITEM}}
<p class="ss-error" id="ss-items-error">{{#ITEMS_ERROR}}{{ERROR}}{{/ITEMS_ERROR}}</p>
</div></div>
<div class="ss-option"><label><input type="radio" name="what" value="amount"{{#AMOUNT_CHOSEN}} checked{{/AMOUNT_CHOSEN}}> [[A part of the price]]</label>
<div class="ss-option-more">
<p class="ss-piece"><label for="ss-amount">[[Amount]] <span class="ss-soft">[[up to {{LEFT}}]]</span></label>
<input type="text" inputmode="decimal" autocomplete="off" id="ss-amount" name="amount" value="{{AMOUNT}}" placeholder="{{ZERO}}" aria-describedby="ss-amount-error"{{#AMOUNT_ERROR}} aria-invalid="true"{{/AMOUNT_ERROR}}>
<span class="ss-error" id="ss-amount-error">{{#AMOUNT_ERROR}}{{ERROR}}{{/AMOUNT_ERROR}}</span></p>
</div></div>
<p class="ss-error" id="ss-what-error">{{#WHAT_ERROR}}{{ERROR}}{{/WHAT_ERROR}}</p>
</fieldset>
<div class="ss-field">
<label for="ss-reason">[[What is wrong?]]</label>
<textarea id="ss-reason" name="reason" rows="5" required aria-describedby="ss-reason-error"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>{{REASON:pre_escape}}</textarea>
<p class="ss-error" id="ss-reason-error">{{#REASON_ERROR}}{{ERROR}}{{/REASON_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">[[Send to the store]]</button>
<a class="ss-button ss-link" href="{{BACK_URL}}">[[Cancel]]</a></p>
</form>
</div>
