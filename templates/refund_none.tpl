{{%AUTOESCAPE context="HTML"}}
{{! Where the form for a refund would be, when the order allows none. Every URL has its GET.
    ORDER_NUMBER; section ORDER_LINK: ORDER_URL; one of
      NONE_POSSIBLE; in it NOTHING_LEFT | WHOLLY_REFUNDED | UNPAID | ORDER_STATE: STATUS_TEXT = "Pending payment"
      ASKED (customer): TICKET_NUMBER, TICKET_URL/GET = where their wish waits for the store
    section REFUND, repeated: NUMBER, URL, GET, AMOUNT, AT, AT_LONG, AT_SHORT, include PILL }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
{{#ORDER_LINK}}
<p class="ss-back"><a href="{{ORDER_URL}}">← [[Order {{ORDER_NUMBER}}]]</a></p>
{{/ORDER_LINK}}
{{#ASKED}}
<h1 class="ss-title" tabindex="-1">[[You have asked already]]</h1>
<p class="ss-lead">[[The store has your wish and answers on your ticket.]] <a href="{{TICKET_URL}}" hx-get="{{TICKET_GET}}">[[Ticket #{{TICKET_NUMBER}}]]</a></p>
{{/ASKED}}
{{#NONE_POSSIBLE}}
<h1 class="ss-title" tabindex="-1">[[No refund possible]]</h1>
{{#NOTHING_LEFT}}
<p class="ss-lead">[[All of order {{ORDER_NUMBER}} is already refunded or requested.]]</p>
{{/NOTHING_LEFT}}
{{#WHOLLY_REFUNDED}}
<p class="ss-lead">[[This order has been refunded completely.]]</p>
{{/WHOLLY_REFUNDED}}
{{#UNPAID}}
<p class="ss-lead">[[This order has not been paid yet.]]</p>
{{/UNPAID}}
{{#ORDER_STATE}}
<p class="ss-lead">[[Orders in this state cannot be refunded: {{STATUS_TEXT}}.]]</p>
{{/ORDER_STATE}}
{{/NONE_POSSIBLE}}
<ul class="ss-refunds">
{{#REFUND}}
<li><a href="{{URL}}" hx-get="{{GET}}">[[Refund {{NUMBER}}]]</a> <span>{{AMOUNT}}</span> {{>PILL}} <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></li>
{{/REFUND}}
</ul>
</div>
