{{%AUTOESCAPE context="HTML"}}
{{! The refund requests of an order, inside the host's page of that order: its links leave that page.
    ORDER_NUMBER; section REFUND, repeated: NUMBER, URL, AMOUNT, AT, AT_LONG, AT_SHORT, include PILL; section NONE = there are none
    section REQUEST: NEW_URL = the form for a new one }}
<div class="ss-page ss-order-refunds" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title ss-hidden" tabindex="-1">[[Refunds of order {{ORDER_NUMBER}}]]</h1>
{{#NONE}}
<p class="ss-soft">[[No refund has been requested for this order.]]</p>
{{/NONE}}
<ul class="ss-refunds">
{{#REFUND}}
<li><a href="{{URL}}">[[Refund {{NUMBER}}]]</a> <span>{{AMOUNT}}</span> {{>PILL}} <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></li>
{{/REFUND}}
</ul>
{{#REQUEST}}
<p class="ss-buttons"><a class="ss-button ss-quiet" href="{{NEW_URL}}">[[Request refund]]</a></p>
{{/REQUEST}}
</div>
