{{%AUTOESCAPE context="HTML"}}
{{! The refunds of a ticket's order, beside the thread. Every X_URL has its X_GET.
    section REFUNDS; in it section REFUND, repeated: NUMBER, URL, GET, AMOUNT, AT, AT_LONG, AT_SHORT, include PILL
    sections REQUEST: REQUEST_URL/GET, MAKE_OFFER: MAKE_URL/GET (dashboard); ASK: ASK_URL/GET (account) }}
<section class="ss-panel" aria-labelledby="ss-refunds">
<h2 id="ss-refunds">[[Refund]]</h2>
{{#REFUNDS}}
<ul class="ss-refunds">
{{#REFUND}}
<li><a href="{{URL}}" hx-get="{{GET}}">[[Refund of {{AMOUNT}}]]</a> {{>PILL}}</li>
{{/REFUND}}
</ul>
{{/REFUNDS}}
<p class="ss-buttons">
{{#REQUEST}}
<a class="ss-button ss-quiet" href="{{REQUEST_URL}}" hx-get="{{REQUEST_GET}}">[[Request refund]]</a>
{{/REQUEST}}
{{#MAKE_OFFER}}
<a class="ss-button ss-link" href="{{MAKE_URL}}" hx-get="{{MAKE_GET}}">[[Make an offer]]</a>
{{/MAKE_OFFER}}
{{#ASK}}
<a class="ss-button ss-link" href="{{ASK_URL}}" hx-get="{{ASK_GET}}">[[Ask for a refund]]</a>
{{/ASK}}
</p>
</section>
