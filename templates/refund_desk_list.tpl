{{%AUTOESCAPE context="HTML"}}
{{! All refund requests, for the marketplace. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    section PROBLEM: PROBLEM_TEXT = the last form was refused; section BLOCKED: BLOCKED_TEXT = why nothing can be approved
    RULES_URL/GET, STATEMENT_URL/GET, EXPORT_ACTION = ways on; EXPORT_FROM, EXPORT_TO = 2026-11-01, 2026-11-30
    section TAB, repeated: URL, GET, COUNT; section TAB_REQUESTED … TAB_ALL = its word; section TAB_CURRENT
    FILTER_URL, FILTER_GET = this list without query; STATUS = of the tab; QUERY; one of SORT_NEWEST | SORT_OLDEST | SORT_LARGEST
    section SEARCHED: CLEAR_URL/GET = same tab without the search
    section REFUNDS = there are rows; in it
      section DECIDE = several can be decided at once: ACTION, CSRF, SUBMISSION, SHOWN = "17.18", REASON; sections ALL_MARKED, REASON_ERROR: ERROR, MAY_APPROVE
      section MARK_COLUMN = the column of the boxes
      section REFUND, repeated: NUMBER, URL, GET, ORDER_NUMBER, STORE, CUSTOMER_NAME, AMOUNT, AT, AT_LONG, AT_SHORT; one IS_… of refund_show.h;
        sections DUE: DUE_AT, DUE_LONG, DUE_SHORT, section IS_OVERDUE; MARK: section MARKED
    section EMPTY = no rows; in it one of EMPTY_NEW | EMPTY_TAB (ALL_URL/GET) | EMPTY_SEARCH (CLEAR_URL/GET)
    section PAGES: sections FIRST (FIRST_URL/GET) and NEXT (NEXT_URL/GET) }}
<div class="ss-page ss-list" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<div class="ss-head"><h1 class="ss-title" tabindex="-1">[[Refunds]]</h1>
<p class="ss-ways"><a href="{{STATEMENT_URL}}" hx-get="{{STATEMENT_GET}}">[[Monthly statement]]</a> <a href="{{RULES_URL}}" hx-get="{{RULES_GET}}">[[Refund rules]]</a></p></div>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
{{#BLOCKED}}
<div class="ss-notice">{{BLOCKED_TEXT}}</div>
{{/BLOCKED}}
<nav class="ss-tabs" aria-label="[[Which refunds]]">
{{#TAB}}
<a href="{{URL}}" hx-get="{{GET}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{#TAB_REQUESTED}}[[Requested]]{{/TAB_REQUESTED}}{{#TAB_APPROVED}}[[Approved]]{{/TAB_APPROVED}}{{#TAB_SENT}}[[Sent]]{{/TAB_SENT}}{{#TAB_CONFIRMED}}[[Confirmed]]{{/TAB_CONFIRMED}}{{#TAB_REJECTED}}[[Rejected]]{{/TAB_REJECTED}}{{#TAB_CANCELLED}}[[Cancelled]]{{/TAB_CANCELLED}}{{#TAB_FAILED}}[[Failed]]{{/TAB_FAILED}}{{#TAB_OVERDUE}}[[Overdue]]{{/TAB_OVERDUE}}{{#TAB_ALL}}[[All]]{{/TAB_ALL}} <span class="ss-count">{{COUNT}}</span></a>
{{/TAB}}
</nav>
<form class="ss-filter" role="search" method="get" action="{{FILTER_URL}}" hx-get="{{FILTER_GET}}">
<input type="hidden" name="status" value="{{STATUS}}">
<p class="ss-field ss-grow"><label for="ss-q">[[Search by order number or store]]</label>
<input type="search" id="ss-q" name="q" value="{{QUERY}}" autocomplete="off"></p>
<p class="ss-field"><label for="ss-sort">[[Sort by]]</label>
<select id="ss-sort" name="sort">
<option value="newest"{{#SORT_NEWEST}} selected{{/SORT_NEWEST}}>[[Newest first]]</option>
<option value="oldest"{{#SORT_OLDEST}} selected{{/SORT_OLDEST}}>[[Oldest first]]</option>
<option value="largest"{{#SORT_LARGEST}} selected{{/SORT_LARGEST}}>[[Largest first]]</option>
</select></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Search]]</button></p>
{{#SEARCHED}}
<p class="ss-field ss-clear"><a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/SEARCHED}}
</form>
{{#REFUNDS}}
{{#DECIDE}}
<form class="ss-form" id="ss-decide" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Nothing you marked is lost: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="shown" value="{{SHOWN}}">
<p class="ss-field ss-tick ss-all"><label><input type="checkbox" id="ss-all" name="all" value="1"{{#ALL_MARKED}} checked{{/ALL_MARKED}}> [[Mark everything on this page]]</label></p>
</form>
{{/DECIDE}}
<table class="ss-tickets ss-refunds" role="table">
<caption class="ss-hidden">[[Refund requests]]</caption>
<thead role="rowgroup">
<tr role="row">{{#MARK_COLUMN}}<th role="columnheader" scope="col" class="ss-c-mark"><span class="ss-hidden">[[Mark]]</span></th>{{/MARK_COLUMN}}<th role="columnheader" scope="col" class="ss-c-number"><abbr title="[[Number]]">#</abbr></th><th role="columnheader" scope="col" class="ss-c-order">[[Order]]</th><th role="columnheader" scope="col" class="ss-c-who">[[Store]]</th><th role="columnheader" scope="col" class="ss-c-who">[[Customer]]</th><th role="columnheader" scope="col" class="ss-c-money">[[Amount]]</th><th role="columnheader" scope="col" class="ss-c-status">[[Status]]</th><th role="columnheader" scope="col" class="ss-c-time">[[Requested]]</th><th role="columnheader" scope="col" class="ss-c-due">[[Due]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#REFUND}}
<tr role="row">
{{#MARK_COLUMN}}<td role="cell" class="ss-c-mark">{{#MARK}}<label class="ss-mark"><input class="ss-check" type="checkbox" form="ss-decide" name="r{{NUMBER}}" value="1" aria-label="[[Mark refund {{NUMBER}}]]"{{#MARKED}} checked{{/MARKED}}></label>{{/MARK}}</td>{{/MARK_COLUMN}}
<td role="cell" class="ss-c-number">{{NUMBER}}</td>
<td role="cell" class="ss-c-order"><a class="ss-row" href="{{URL}}" hx-get="{{GET}}">[[Order {{ORDER_NUMBER}}]]</a></td>
<td role="cell" class="ss-c-who">{{STORE}}</td>
<td role="cell" class="ss-c-who">{{CUSTOMER_NAME}}</td>
<td role="cell" class="ss-c-money">{{AMOUNT}}</td>
<td role="cell" class="ss-c-status">{{#IS_REQUESTED}}<span class="ss-pill ss-you">[[Requested]]</span>{{/IS_REQUESTED}}{{#IS_APPROVED}}<span class="ss-pill">[[Being booked]]</span>{{/IS_APPROVED}}{{#IS_BOOKED}}<span class="ss-pill">[[To be paid]]</span>{{/IS_BOOKED}}{{#IS_SENT}}<span class="ss-pill">[[Sent]]</span>{{/IS_SENT}}{{#IS_MISSING}}<span class="ss-pill ss-you">[[Not received]]</span>{{/IS_MISSING}}{{#IS_CONFIRMED}}<span class="ss-pill ss-done">[[Confirmed]]</span>{{/IS_CONFIRMED}}{{#IS_REJECTED}}<span class="ss-pill">[[Rejected]]</span>{{/IS_REJECTED}}{{#IS_CANCELLED}}<span class="ss-pill">[[Cancelled]]</span>{{/IS_CANCELLED}}{{#IS_FAILED}}<span class="ss-pill ss-you">[[Failed]]</span>{{/IS_FAILED}}</td>
<td role="cell" class="ss-c-time"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></td>
<td role="cell" class="ss-c-due">{{#DUE}}<span class="ss-label">[[Due]] </span><time datetime="{{DUE_AT}}" title="{{DUE_LONG}}"{{#IS_OVERDUE}} class="ss-bad"{{/IS_OVERDUE}}>{{DUE_SHORT}}{{#IS_OVERDUE}} <span class="ss-hidden">[[(overdue)]]</span>{{/IS_OVERDUE}}</time>{{/DUE}}</td>
</tr>
{{/REFUND}}
</tbody>
</table>
{{#DECIDE}}
<div class="ss-decide">
<p class="ss-field"><label for="ss-reason">[[Reason, when you reject]]</label>
<textarea id="ss-reason" name="message" form="ss-decide" rows="2" aria-describedby="ss-reason-error"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>{{REASON:pre_escape}}</textarea>
<span class="ss-error" id="ss-reason-error">{{#REASON_ERROR}}{{ERROR}}{{/REASON_ERROR}}</span></p>
<p class="ss-buttons">
{{#MAY_APPROVE}}
<button type="submit" class="ss-button ss-primary" form="ss-decide" name="action" value="approve">[[Approve what is marked]]</button>
{{/MAY_APPROVE}}
<button type="submit" class="ss-button ss-quiet" form="ss-decide" name="action" value="reject">[[Reject what is marked]]</button></p>
</div>
{{/DECIDE}}
{{/REFUNDS}}
{{#EMPTY}}
<div class="ss-empty">
<h2>[[No refunds here]]</h2>
{{#EMPTY_NEW}}
<p>[[Stores request refunds from their orders. Every request arrives here, and you get a mail.]]</p>
{{/EMPTY_NEW}}
{{#EMPTY_TAB}}
<p>[[There is no refund in this state.]] <a href="{{ALL_URL}}" hx-get="{{ALL_GET}}">[[Show all refunds]]</a></p>
{{/EMPTY_TAB}}
{{#EMPTY_SEARCH}}
<p>[[Try the number of the order, or a part of the store’s name.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/EMPTY_SEARCH}}
</div>
{{/EMPTY}}
{{#PAGES}}
<nav class="ss-pages" aria-label="[[More refunds]]">
{{#FIRST}}
<a href="{{FIRST_URL}}" hx-get="{{FIRST_GET}}">← [[Back to the beginning]]</a>
{{/FIRST}}
{{#NEXT}}
<a class="ss-end" href="{{NEXT_URL}}" hx-get="{{NEXT_GET}}">[[Next page]] →</a>
{{/NEXT}}
</nav>
{{/PAGES}}
<details class="ss-fold">
<summary>[[Export]]</summary>
<form class="ss-filter" method="get" action="{{EXPORT_ACTION}}">
<p class="ss-field ss-date"><label for="ss-from">[[Requested from]]</label>
<input type="date" id="ss-from" name="from" value="{{EXPORT_FROM}}" required></p>
<p class="ss-field ss-date"><label for="ss-to">[[Requested until]]</label>
<input type="date" id="ss-to" name="to" value="{{EXPORT_TO}}" required></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet" name="format" value="csv">[[As CSV]]</button></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet" name="format" value="json">[[As JSON]]</button></p>
</form>
</details>
</div>
