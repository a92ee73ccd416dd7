{{%AUTOESCAPE context="HTML"}}
{{! Disputes, for a store or for the marketplace. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    BACK_URL/GET = the tickets
    section TAB, repeated: URL, GET, section COUNTED: COUNT; section TAB_REVIEW … TAB_ALL = its word; section TAB_CURRENT
    section DISPUTES = there are rows: section STORE_HEAD = with the stores' column;
      section DISPUTE, repeated: NUMBER, URL, GET, ORDER_NUMBER, CUSTOMER_NAME, WANTED, AT, AT_LONG, AT_SHORT, section STORE_COLUMN: STORE, include PILL, section UNTIL: UNTIL_AT, section IS_OVERDUE
    section EMPTY = no rows; in it one of EMPTY_NEW (never any) | EMPTY_TAB (ALL_URL/GET)
    section PAGES: sections FIRST (FIRST_URL/GET) and NEXT (NEXT_URL/GET) }}
<div class="ss-page ss-list" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
<div class="ss-head"><h1 class="ss-title" tabindex="-1">[[Disputes]]</h1></div>
<nav class="ss-tabs" aria-label="[[Which disputes]]">
{{#TAB}}
<a href="{{URL}}" hx-get="{{GET}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{#TAB_REVIEW}}[[To decide]]{{/TAB_REVIEW}}{{#TAB_OPENED}}[[Opened]]{{/TAB_OPENED}}{{#TAB_NEGOTIATING}}[[Negotiating]]{{/TAB_NEGOTIATING}}{{#TAB_REFUND_DUE}}[[Refund due]]{{/TAB_REFUND_DUE}}{{#TAB_REFUND_SENT}}[[Refund sent]]{{/TAB_REFUND_SENT}}{{#TAB_MARKETPLACE_PAID}}[[To be reimbursed]]{{/TAB_MARKETPLACE_PAID}}{{#TAB_OVERDUE}}[[Overdue]]{{/TAB_OVERDUE}}{{#TAB_CLOSED}}[[Closed]]{{/TAB_CLOSED}}{{#TAB_WITHDRAWN}}[[Taken back]]{{/TAB_WITHDRAWN}}{{#TAB_ALL}}[[All]]{{/TAB_ALL}}{{#COUNTED}} <span class="ss-count">{{COUNT}}</span>{{/COUNTED}}</a>
{{/TAB}}
</nav>
{{#DISPUTES}}
<table class="ss-tickets ss-refunds" role="table">
<caption class="ss-hidden">[[Disputes]]</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col" class="ss-c-number"><abbr title="[[Number]]">#</abbr></th><th role="columnheader" scope="col" class="ss-c-order">[[Order]]</th>{{#STORE_HEAD}}<th role="columnheader" scope="col" class="ss-c-who">[[Store]]</th>{{/STORE_HEAD}}<th role="columnheader" scope="col" class="ss-c-who">[[Customer]]</th><th role="columnheader" scope="col" class="ss-c-money">[[Wanted]]</th><th role="columnheader" scope="col" class="ss-c-status">[[Status]]</th><th role="columnheader" scope="col" class="ss-c-time">[[Opened]]</th><th role="columnheader" scope="col" class="ss-c-due">[[Until]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#DISPUTE}}
<tr role="row">
<td role="cell" class="ss-c-number">{{NUMBER}}</td>
<td role="cell" class="ss-c-order"><a class="ss-row" href="{{URL}}" hx-get="{{GET}}">[[Order {{ORDER_NUMBER}}]]</a></td>
{{#STORE_COLUMN}}<td role="cell" class="ss-c-who">{{STORE}}</td>{{/STORE_COLUMN}}
<td role="cell" class="ss-c-who">{{CUSTOMER_NAME}}</td>
<td role="cell" class="ss-c-money">{{WANTED}}</td>
<td role="cell" class="ss-c-status">{{>PILL}}</td>
<td role="cell" class="ss-c-time"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></td>
<td role="cell" class="ss-c-due">{{#UNTIL}}<span class="ss-label">[[Until]] </span><span{{#IS_OVERDUE}} class="ss-bad"{{/IS_OVERDUE}}>{{UNTIL_AT}}{{#IS_OVERDUE}} <span class="ss-hidden">[[(overdue)]]</span>{{/IS_OVERDUE}}</span>{{/UNTIL}}</td>
</tr>
{{/DISPUTE}}
</tbody>
</table>
{{/DISPUTES}}
{{#EMPTY}}
<div class="ss-empty">
<h2>[[No disputes here]]</h2>
{{#EMPTY_NEW}}
<p>[[Customers open a dispute on their ticket when they cannot settle something with a store.]]</p>
{{/EMPTY_NEW}}
{{#EMPTY_TAB}}
<p>[[There is no dispute in this state.]] <a href="{{ALL_URL}}" hx-get="{{ALL_GET}}">[[Show all disputes]]</a></p>
{{/EMPTY_TAB}}
</div>
{{/EMPTY}}
{{#PAGES}}
<nav class="ss-pages" aria-label="[[More disputes]]">
{{#FIRST}}
<a href="{{FIRST_URL}}" hx-get="{{FIRST_GET}}">← [[Back to the beginning]]</a>
{{/FIRST}}
{{#NEXT}}
<a class="ss-end" href="{{NEXT_URL}}" hx-get="{{NEXT_GET}}">[[Next page]] →</a>
{{/NEXT}}
</nav>
{{/PAGES}}
</div>
