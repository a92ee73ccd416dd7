{{%AUTOESCAPE context="HTML"}}
{{! The store's refund requests. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    STATEMENT_URL/GET = its month
    section TAB, repeated: URL, GET, COUNT; section TAB_ALL | TAB_REQUESTED | TAB_APPROVED | TAB_SENT | TAB_CONFIRMED | TAB_REJECTED | TAB_CANCELLED | TAB_FAILED = its word; section TAB_CURRENT
    FILTER_URL/GET = this list without query; STATUS = requested … or ""; QUERY; section SEARCHED: CLEAR_URL/GET
    section REFUNDS = there are rows; in it section REFUND, repeated: NUMBER, URL, GET, ORDER_NUMBER, CUSTOMER, AMOUNT, AT, AT_LONG, AT_SHORT, include PILL,
      and one of IS_REQUESTED | IS_APPROVED | IS_BOOKED | IS_SENT | IS_MISSING | IS_CONFIRMED | IS_REJECTED | IS_CANCELLED | IS_FAILED = what comes next
    section EMPTY = no rows; in it one of EMPTY_NEW (never any) | EMPTY_TAB | EMPTY_SEARCH: CLEAR_URL/GET
    section PAGES: sections NEWEST (NEWEST_URL/GET) and OLDER (OLDER_URL/GET) }}
<div class="ss-page ss-list" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<div class="ss-head"><h1 class="ss-title" tabindex="-1">[[Refunds]]</h1>
<p class="ss-ways"><a href="{{STATEMENT_URL}}" hx-get="{{STATEMENT_GET}}">[[Monthly statement]]</a></p></div>
<nav class="ss-tabs" aria-label="[[Which refunds]]">
{{#TAB}}
<a href="{{URL}}" hx-get="{{GET}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{#TAB_ALL}}[[All]]{{/TAB_ALL}}{{#TAB_REQUESTED}}[[To be decided]]{{/TAB_REQUESTED}}{{#TAB_APPROVED}}[[To be paid]]{{/TAB_APPROVED}}{{#TAB_SENT}}[[Paid]]{{/TAB_SENT}}{{#TAB_CONFIRMED}}[[Confirmed]]{{/TAB_CONFIRMED}}{{#TAB_REJECTED}}[[Rejected]]{{/TAB_REJECTED}}{{#TAB_CANCELLED}}[[Taken back]]{{/TAB_CANCELLED}}{{#TAB_FAILED}}[[Could not be booked]]{{/TAB_FAILED}} <span class="ss-count">{{COUNT}}</span></a>
{{/TAB}}
</nav>
<form class="ss-filter" role="search" method="get" action="{{FILTER_URL}}" hx-get="{{FILTER_GET}}">
<input type="hidden" name="status" value="{{STATUS}}">
<p class="ss-field ss-grow"><label for="ss-q">[[Search by order number]]</label>
<input type="search" id="ss-q" name="q" value="{{QUERY}}" inputmode="numeric" autocomplete="off"></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Search]]</button></p>
{{#SEARCHED}}
<p class="ss-field ss-clear"><a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/SEARCHED}}
</form>
{{#REFUNDS}}
<table class="ss-tickets ss-refund-rows" role="table">
<caption class="ss-hidden">[[Refunds, newest first]]</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col" class="ss-c-number"><abbr title="[[Number]]">#</abbr></th><th role="columnheader" scope="col">[[Order]]</th><th role="columnheader" scope="col" class="ss-c-who">[[Customer]]</th><th role="columnheader" scope="col" class="ss-c-amount">[[Amount]]</th><th role="columnheader" scope="col" class="ss-c-status">[[Status]]</th><th role="columnheader" scope="col">[[What comes next]]</th><th role="columnheader" scope="col" class="ss-c-time">[[Requested]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#REFUND}}
<tr role="row">
<td role="cell" class="ss-c-number">{{NUMBER}}</td>
<td role="cell" class="ss-c-order"><a class="ss-row" href="{{URL}}" hx-get="{{GET}}">[[Order {{ORDER_NUMBER}}]]</a></td>
<td role="cell" class="ss-c-who">{{CUSTOMER}}</td>
<td role="cell" class="ss-c-amount">{{AMOUNT}}</td>
<td role="cell" class="ss-c-status">{{>PILL}}</td>
<td role="cell" class="ss-c-next ss-soft">{{#IS_REQUESTED}}[[The marketplace decides]]{{/IS_REQUESTED}}{{#IS_APPROVED}}[[The marketplace books it]]{{/IS_APPROVED}}{{#IS_BOOKED}}<b>[[Pay the customer]]</b>{{/IS_BOOKED}}{{#IS_SENT}}[[The customer confirms]]{{/IS_SENT}}{{#IS_MISSING}}<b>[[Check your payment]]</b>{{/IS_MISSING}}{{#IS_FAILED}}[[The marketplace looks into it]]{{/IS_FAILED}}</td>
<td role="cell" class="ss-c-time"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></td>
</tr>
{{/REFUND}}
</tbody>
</table>
{{/REFUNDS}}
{{#EMPTY}}
<div class="ss-empty">
<h2>[[No refunds here]]</h2>
{{#EMPTY_NEW}}
<p>[[When a customer gets money back, begin with “Request refund” on the order or on a ticket. You see here how it goes on.]]</p>
{{/EMPTY_NEW}}
{{#EMPTY_TAB}}
<p>[[No refund is in this state.]]</p>
{{/EMPTY_TAB}}
{{#EMPTY_SEARCH}}
<p>[[Please look for the number of an order or of a refund.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/EMPTY_SEARCH}}
</div>
{{/EMPTY}}
{{#PAGES}}
<nav class="ss-pages" aria-label="[[More refunds]]">
{{#NEWEST}}
<a href="{{NEWEST_URL}}" hx-get="{{NEWEST_GET}}">← [[Back to the newest]]</a>
{{/NEWEST}}
{{#OLDER}}
<a class="ss-end" href="{{OLDER_URL}}" hx-get="{{OLDER_GET}}">[[Older]] →</a>
{{/OLDER}}
</nav>
{{/PAGES}}
</div>
