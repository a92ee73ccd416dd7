{{%AUTOESCAPE context="HTML"}}
{{! What was requested, approved, sent and confirmed in a month. Every X_URL has its X_GET.
    BACK_URL/GET = the refunds; MONTH_TITLE = "November 2026"; section OF_STORE: STORE, section ALL_STORES: ALL_URL/GET
    EARLIER_URL/GET, EARLIER_NAME; section LATER: LATER_URL/GET, LATER_NAME; CSV_URL; FORM_URL/GET, MONTH_VALUE = "2026-11"
    section CURRENCY_SUMS, repeated: CURRENCY and the sums: REQUESTED_COUNT, REQUESTED_SUM, APPROVED_…, SENT_…, CONFIRMED_…; section EMPTY = none
    section CHART, repeated, one for each currency: CURRENCY, CHART_NUMBER, LARGEST = what the highest bar stands for;
      section BAR, repeated: X, Y, HEIGHT, one of IN_REQUESTED | IN_APPROVED | IN_SENT | IN_CONFIRMED
      section MONTH, repeated: LABEL_X, LABEL = "Nov", MONTH_NAME, MONTH_URL/GET and the sums
    section STORES; in it section STORE_ROW, repeated: STORE, STORE_URL/GET and the sums; section MORE_STORES = there are others }}
<div class="ss-page ss-statement" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the refunds]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Refunds in {{MONTH_TITLE}}]]</h1>
{{#OF_STORE}}
<p class="ss-lead">{{STORE}}{{#ALL_STORES}} · <a href="{{ALL_URL}}" hx-get="{{ALL_GET}}">[[All stores]]</a>{{/ALL_STORES}}</p>
{{/OF_STORE}}
<nav class="ss-pages" aria-label="[[Other months]]">
<a href="{{EARLIER_URL}}" hx-get="{{EARLIER_GET}}">← {{EARLIER_NAME}}</a>
{{#LATER}}
<a class="ss-end" href="{{LATER_URL}}" hx-get="{{LATER_GET}}">{{LATER_NAME}} →</a>
{{/LATER}}
</nav>
{{#CURRENCY_SUMS}}
<table class="ss-sums ss-columns ss-narrow">
<caption>{{CURRENCY}}</caption>
<thead><tr><th scope="col"><span class="ss-hidden">[[Step]]</span></th><th scope="col">[[Number]]</th><th scope="col">[[Amount]]</th></tr></thead>
<tbody>
<tr><th scope="row">[[Requested]]</th><td>{{REQUESTED_COUNT}}</td><td>{{REQUESTED_SUM}}</td></tr>
<tr><th scope="row">[[Approved]]</th><td>{{APPROVED_COUNT}}</td><td>{{APPROVED_SUM}}</td></tr>
<tr><th scope="row">[[Sent]]</th><td>{{SENT_COUNT}}</td><td>{{SENT_SUM}}</td></tr>
<tr><th scope="row">[[Confirmed]]</th><td>{{CONFIRMED_COUNT}}</td><td>{{CONFIRMED_SUM}}</td></tr>
</tbody>
</table>
{{/CURRENCY_SUMS}}
{{#EMPTY}}
<p>[[Nothing happened in this month.]]</p>
{{/EMPTY}}
<p class="ss-ways"><a href="{{CSV_URL}}" download>[[Download as CSV]]</a></p>
{{#CHART}}
<section class="ss-chart" aria-labelledby="ss-chart-{{CHART_NUMBER}}">
<h2 class="ss-above" id="ss-chart-{{CHART_NUMBER}}">[[The twelve months up to {{MONTH_TITLE}}]] · {{CURRENCY}}</h2>
<p class="ss-key"><span class="ss-key-requested">[[Requested]]</span> <span class="ss-key-approved">[[Approved]]</span> <span class="ss-key-sent">[[Sent]]</span> <span class="ss-key-confirmed">[[Confirmed]]</span></p>
<svg viewBox="0 0 480 184" role="img" aria-labelledby="ss-chart-title-{{CHART_NUMBER}} ss-chart-desc-{{CHART_NUMBER}}">
<title id="ss-chart-title-{{CHART_NUMBER}}">[[Refunds by month in {{CURRENCY}}]]</title>
<desc id="ss-chart-desc-{{CHART_NUMBER}}">[[Four bars a month: requested, approved, sent, confirmed. The highest stands for {{LARGEST}}. The same numbers stand in the table below.]]</desc>
<line class="ss-grid" x1="0" y1="22" x2="480" y2="22"/>
<line class="ss-grid" x1="0" y1="162" x2="480" y2="162"/>
<text class="ss-scale" x="0" y="15">{{LARGEST}}</text>
{{#BAR}}
<rect class="{{#IN_REQUESTED}}ss-bar-requested{{/IN_REQUESTED}}{{#IN_APPROVED}}ss-bar-approved{{/IN_APPROVED}}{{#IN_SENT}}ss-bar-sent{{/IN_SENT}}{{#IN_CONFIRMED}}ss-bar-confirmed{{/IN_CONFIRMED}}" x="{{X}}" y="{{Y}}" width="7" height="{{HEIGHT}}"/>
{{/BAR}}
{{#MONTH}}
<text class="ss-month" x="{{LABEL_X}}" y="178">{{LABEL}}</text>
{{/MONTH}}
</svg>
<div class="ss-scroll" tabindex="0" role="region" aria-labelledby="ss-chart-title-{{CHART_NUMBER}}">
<table class="ss-numbers">
<caption class="ss-hidden">[[Refunds by month in {{CURRENCY}}]]</caption>
<thead><tr><th scope="col">[[Month]]</th><th scope="col">[[Requested]]</th><th scope="col">[[Approved]]</th><th scope="col">[[Sent]]</th><th scope="col">[[Confirmed]]</th></tr></thead>
<tbody>
{{#MONTH}}
<tr><th scope="row"><a href="{{MONTH_URL}}" hx-get="{{MONTH_GET}}">{{MONTH_NAME}}</a></th><td>{{REQUESTED_SUM}} <span class="ss-soft">({{REQUESTED_COUNT}})</span></td><td>{{APPROVED_SUM}} <span class="ss-soft">({{APPROVED_COUNT}})</span></td><td>{{SENT_SUM}} <span class="ss-soft">({{SENT_COUNT}})</span></td><td>{{CONFIRMED_SUM}} <span class="ss-soft">({{CONFIRMED_COUNT}})</span></td></tr>
{{/MONTH}}
</tbody>
</table>
</div>
</section>
{{/CHART}}
{{#STORES}}
<h2 class="ss-above" id="ss-stores">[[Stores in {{MONTH_TITLE}}]]</h2>
<div class="ss-scroll" tabindex="0" role="region" aria-labelledby="ss-stores">
<table class="ss-numbers">
<thead><tr><th scope="col">[[Store]]</th><th scope="col">[[Requested]]</th><th scope="col">[[Approved]]</th><th scope="col">[[Sent]]</th><th scope="col">[[Confirmed]]</th></tr></thead>
<tbody>
{{#STORE_ROW}}
<tr><th scope="row"><a href="{{STORE_URL}}" hx-get="{{STORE_GET}}">{{STORE}}</a></th><td>{{REQUESTED_SUM}} <span class="ss-soft">({{REQUESTED_COUNT}})</span></td><td>{{APPROVED_SUM}} <span class="ss-soft">({{APPROVED_COUNT}})</span></td><td>{{SENT_SUM}} <span class="ss-soft">({{SENT_COUNT}})</span></td><td>{{CONFIRMED_SUM}} <span class="ss-soft">({{CONFIRMED_COUNT}})</span></td></tr>
{{/STORE_ROW}}
</tbody>
</table>
</div>
{{#MORE_STORES}}
<p class="ss-soft">[[There are more stores: the CSV has all of them.]]</p>
{{/MORE_STORES}}
{{/STORES}}
<form class="ss-filter ss-month-form" method="get" action="{{FORM_URL}}" hx-get="{{FORM_GET}}">
<p class="ss-field"><label for="ss-month">[[Another month, like 2026-11]]</label>
<input type="month" id="ss-month" name="month" value="{{MONTH_VALUE}}" pattern="[0-9]{4}-[0-9]{2}"></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Show]]</button></p>
</form>
</div>
