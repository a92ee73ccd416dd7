{{%AUTOESCAPE context="HTML"}}
{{! A seller's tickets, and the marketplace's desk. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    DISPUTES_URL/GET, section DISPUTES: DISPUTE_COUNT = that go on; at the desk: that are to be decided
    section SETTINGS: SETTINGS_URL/GET = the store's, or the marketplace's; section DASHBOARD (desk): DASHBOARD_URL/GET
    section NEWS: WAITING_TEXT = "3 tickets wait for you."
    section TAB, repeated: URL, GET; section TAB_OPEN | TAB_WAITING | TAB_CLOSED | TAB_ALL = its word; sections TAB_CURRENT, TAB_COUNTED: COUNT
    FILTER_URL, FILTER_GET = this list without query; STATUS = open | waiting | closed | all; QUERY; FROM, TO = 2026-11-23 or ""
    section CUSTOMER = who can be chosen, repeated: CUSTOMER_ID, CUSTOMER_NAME; section CUSTOMER_CHOSEN
    section MORE_OPEN = anything below is filtered: the part "More filters" is open
    section DESK_FILTERS: one of WAITING_SELLER | WAITING_CUSTOMER | WAITING_MARKETPLACE; OVERDUE_CHOSEN, DISPUTED_CHOSEN; else section OWN_SEARCH; section NAMES_TOO = words were looked for
    sections PROBLEM: PROBLEM_TEXT; CLOSED = several were closed: CLOSED_TEXT, section LEFT: LEFT_TEXT
    section CLOSE = open ones can be marked: ACTION, CSRF, SUBMISSION, SHOWN = "17.18"; in TICKETS sections MARK_COLUMN, CLOSE_BUTTON, and MARK in a row
    section STORE_FILTER (desk): STORE_ID, STORE_FILTER_NAME, STORE_FILTER_URL/GET = same list of all stores
    sections FROM_ERROR, TO_ERROR: ERROR
    section SEARCHED: CLEAR_URL/GET = same tab without filters
    section STORE_COLUMN = head of the column with the stores (desk)
    section TICKETS = there are rows; in it section TICKET, repeated (section OVERDUE = an answer is late): NUMBER, URL, GET, SUBJECT, PREVIEW, CUSTOMER_NAME,
      AT (2026-11-23T09:12:00Z), AT_LONG, AT_SHORT; sections UNREAD, LAST_MINE (the last message is this side's), WAITED: SINCE = "09:12", "yesterday", "17 Nov"; AT_STORE: STORE (with STORE_COLUMN),
      and one of WAITS_YOU | WAITS_CUSTOMER | WAITS_SELLER | WAITS_MARKETPLACE | IS_CLOSED
    section EMPTY = no rows; in it one of EMPTY_NEW (no ticket at all) | EMPTY_DESK (the same at the desk) | EMPTY_OPEN | EMPTY_WAITING (OPEN_URL/GET) | EMPTY_CLOSED | EMPTY_SEARCH (CLEAR_URL/GET)
    section TOO_MUCH = the search took too long: CLEAR_URL/GET
    section PAGES: sections NEWEST (NEWEST_URL/GET) and OLDER (OLDER_URL/GET) }}
<div class="ss-page ss-list" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<div class="ss-head">
<h1 class="ss-title" tabindex="-1">[[Support]]</h1>
<p class="ss-ways"><a href="{{DISPUTES_URL}}" hx-get="{{DISPUTES_GET}}">[[Disputes]]{{#DISPUTES}} <span class="ss-count">{{DISPUTE_COUNT}}</span>{{/DISPUTES}}</a>
{{#DASHBOARD}}
<a href="{{DASHBOARD_URL}}" hx-get="{{DASHBOARD_GET}}">[[Dashboard]]</a>
{{/DASHBOARD}}
{{#SETTINGS}}
<a href="{{SETTINGS_URL}}" hx-get="{{SETTINGS_GET}}">[[Settings]]</a>
{{/SETTINGS}}</p>
</div>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
{{#CLOSED}}
<div class="ss-notice ss-good" role="status">{{CLOSED_TEXT}}{{#LEFT}} {{LEFT_TEXT}}{{/LEFT}}</div>
{{/CLOSED}}
{{#NEWS}}
<p class="ss-lead">{{WAITING_TEXT}}</p>
{{/NEWS}}
<nav class="ss-tabs" aria-label="[[Which tickets]]">
{{#TAB}}
<a href="{{URL}}" hx-get="{{GET}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{#TAB_OPEN}}[[Open]]{{/TAB_OPEN}}{{#TAB_WAITING}}[[Waiting for you]]{{/TAB_WAITING}}{{#TAB_CLOSED}}[[Closed]]{{/TAB_CLOSED}}{{#TAB_ALL}}[[All]]{{/TAB_ALL}}{{#TAB_COUNTED}} <span class="ss-count">{{COUNT}}</span>{{/TAB_COUNTED}}</a>
{{/TAB}}
</nav>
<form class="ss-filter" role="search" method="get" action="{{FILTER_URL}}" hx-get="{{FILTER_GET}}">
<input type="hidden" name="status" value="{{STATUS}}">
{{#STORE_FILTER}}
<input type="hidden" name="store" value="{{STORE_ID}}">
{{/STORE_FILTER}}
<p class="ss-field ss-grow"><label for="ss-q">{{#DESK_FILTERS}}[[Search by number, order, subject, store or customer]]{{/DESK_FILTERS}}{{#OWN_SEARCH}}[[Search by number, order or subject]]{{/OWN_SEARCH}}</label>
<input type="search" id="ss-q" name="q" value="{{QUERY}}" autocomplete="off"></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Search]]</button></p>
{{#SEARCHED}}
<p class="ss-field ss-clear"><a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/SEARCHED}}
<details class="ss-more"{{#MORE_OPEN}} open{{/MORE_OPEN}}>
<summary>[[More filters]]</summary>
<div class="ss-more-fields">
<p class="ss-field"><label for="ss-customer">[[Customer]]</label>
<select id="ss-customer" name="customer">
<option value="">[[Any customer]]</option>
{{#CUSTOMER}}
<option value="{{CUSTOMER_ID}}"{{#CUSTOMER_CHOSEN}} selected{{/CUSTOMER_CHOSEN}}>{{CUSTOMER_NAME}}</option>
{{/CUSTOMER}}
</select></p>
{{#DESK_FILTERS}}
<p class="ss-field"><label for="ss-waiting">[[Waiting for]]</label>
<select id="ss-waiting" name="waiting">
<option value="">[[Anybody]]</option>
<option value="seller"{{#WAITING_SELLER}} selected{{/WAITING_SELLER}}>[[The store]]</option>
<option value="customer"{{#WAITING_CUSTOMER}} selected{{/WAITING_CUSTOMER}}>[[The customer]]</option>
<option value="marketplace"{{#WAITING_MARKETPLACE}} selected{{/WAITING_MARKETPLACE}}>[[The marketplace]]</option>
</select></p>
{{/DESK_FILTERS}}
<p class="ss-field ss-date"><label for="ss-from">[[From]]</label>
<input type="date" id="ss-from" name="from" value="{{FROM}}"{{#FROM_ERROR}} aria-invalid="true" aria-describedby="ss-from-error"{{/FROM_ERROR}}>
{{#FROM_ERROR}}<span class="ss-error" id="ss-from-error">{{ERROR}}</span>{{/FROM_ERROR}}</p>
<p class="ss-field ss-date"><label for="ss-to">[[To]]</label>
<input type="date" id="ss-to" name="to" value="{{TO}}"{{#TO_ERROR}} aria-invalid="true" aria-describedby="ss-to-error"{{/TO_ERROR}}>
{{#TO_ERROR}}<span class="ss-error" id="ss-to-error">{{ERROR}}</span>{{/TO_ERROR}}</p>
{{#DESK_FILTERS}}
<p class="ss-field ss-tick"><label><input type="checkbox" name="overdue" value="1"{{#OVERDUE_CHOSEN}} checked{{/OVERDUE_CHOSEN}}> [[Overdue]]</label></p>
<p class="ss-field ss-tick"><label><input type="checkbox" name="disputed" value="1"{{#DISPUTED_CHOSEN}} checked{{/DISPUTED_CHOSEN}}> [[In dispute]]</label></p>
{{/DESK_FILTERS}}
</div>
</details>
</form>
{{#NAMES_TOO}}
<p class="ss-soft ss-small">[[Of names, up to 5 stores and 10 customers are looked at.]]</p>
{{/NAMES_TOO}}
{{#STORE_FILTER}}
<p class="ss-chip">[[Only tickets to {{STORE_FILTER_NAME}}.]] <a href="{{STORE_FILTER_URL}}" hx-get="{{STORE_FILTER_GET}}">[[Show all stores]]</a></p>
{{/STORE_FILTER}}
{{#CLOSE}}
<form class="ss-form" id="ss-close" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Closing …]]" data-failed="[[It could not be sent. Nothing you marked is lost: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="shown" value="{{SHOWN}}">
<p class="ss-field ss-tick ss-all"><label><input type="checkbox" id="ss-all" name="all" value="1"> [[Mark everything open on this page]]</label></p>
</form>
{{/CLOSE}}
{{#TICKETS}}
<table class="ss-tickets" role="table">
<caption class="ss-hidden">[[Tickets, newest activity first]]</caption>
<thead role="rowgroup">
<tr role="row">{{#MARK_COLUMN}}<th role="columnheader" scope="col" class="ss-c-mark"><span class="ss-hidden">[[Mark]]</span></th>{{/MARK_COLUMN}}<th role="columnheader" scope="col" class="ss-c-number"><abbr title="[[Number]]">#</abbr></th><th role="columnheader" scope="col" class="ss-c-subject">[[Subject]]</th>{{#STORE_COLUMN}}<th role="columnheader" scope="col" class="ss-c-who">[[Store]]</th>{{/STORE_COLUMN}}<th role="columnheader" scope="col" class="ss-c-who">[[Customer]]</th><th role="columnheader" scope="col" class="ss-c-status">[[Status]]</th><th role="columnheader" scope="col" class="ss-c-time">[[Last message]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#TICKET}}
<tr role="row"{{#UNREAD}} class="ss-unread"{{/UNREAD}}>
{{#MARK_COLUMN}}<td role="cell" class="ss-c-mark">{{#MARK}}<label class="ss-mark"><input class="ss-check" type="checkbox" form="ss-close" name="r{{NUMBER}}" value="1" aria-label="[[Mark ticket {{NUMBER}}]]"></label>{{/MARK}}</td>{{/MARK_COLUMN}}
<td role="cell" class="ss-c-number">{{NUMBER}}</td>
<td role="cell" class="ss-c-subject"><a class="ss-row" href="{{URL}}" hx-get="{{GET}}" dir="auto">{{SUBJECT}}</a>{{#UNREAD}} <span class="ss-new">[[New]]</span>{{/UNREAD}}
<span class="ss-preview">{{#LAST_MINE}}[[You:]] {{/LAST_MINE}}<bdi>{{PREVIEW}}</bdi></span></td>
{{#AT_STORE}}
<td role="cell" class="ss-c-who"><bdi>{{STORE}}</bdi></td>
{{/AT_STORE}}
<td role="cell" class="ss-c-who"><bdi>{{CUSTOMER_NAME}}</bdi></td>
<td role="cell" class="ss-c-status">{{#WAITS_YOU}}<span class="ss-pill ss-you">[[Waiting for you]]</span>{{/WAITS_YOU}}{{#WAITS_CUSTOMER}}<span class="ss-pill">[[Waiting for the customer]]</span>{{/WAITS_CUSTOMER}}{{#WAITS_SELLER}}<span class="ss-pill">[[Waiting for the store]]</span>{{/WAITS_SELLER}}{{#WAITS_MARKETPLACE}}<span class="ss-pill">[[Waiting for the marketplace]]</span>{{/WAITS_MARKETPLACE}}{{#IS_CLOSED}}<span class="ss-pill ss-done">[[Closed]]</span>{{/IS_CLOSED}}{{#OVERDUE}} <span class="ss-pill ss-late">[[Overdue]]</span>{{/OVERDUE}}{{#WAITED}} <span class="ss-since">[[since {{SINCE}}]]</span>{{/WAITED}}</td>
<td role="cell" class="ss-c-time"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></td>
</tr>
{{/TICKET}}
</tbody>
</table>
{{#CLOSE_BUTTON}}
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet" form="ss-close">[[Close what is marked]]</button></p>
{{/CLOSE_BUTTON}}
{{/TICKETS}}
{{#TOO_MUCH}}
<div class="ss-empty" role="status">
<h2>[[This search finds too much]]</h2>
<p>[[Please narrow it: longer words, one word more, the ticket’s number, or a shorter time.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
</div>
{{/TOO_MUCH}}
{{#EMPTY}}
<div class="ss-empty">
<h2>[[No tickets found!]]</h2>
{{#EMPTY_NEW}}
<p class="ss-never">[[Customers write to you with “Get Support” on your store, your products and their orders. Their questions arrive here, and you get a mail.]]</p>
{{/EMPTY_NEW}}
{{#EMPTY_DESK}}
<p class="ss-never">[[Customers write to a store with “Get Support” on its page, its products and their orders. You see all of it here.]]</p>
{{/EMPTY_DESK}}
{{#EMPTY_OPEN}}
<p>[[Nothing is open. Well done!]]</p>
{{/EMPTY_OPEN}}
{{#EMPTY_WAITING}}
<p>[[Nothing waits for you.]] <a href="{{OPEN_URL}}" hx-get="{{OPEN_GET}}">[[Show all open tickets]]</a></p>
{{/EMPTY_WAITING}}
{{#EMPTY_CLOSED}}
<p>[[A ticket comes here when it is closed.]]</p>
{{/EMPTY_CLOSED}}
{{#EMPTY_SEARCH}}
<p>[[Try fewer or shorter words, the ticket’s number, or a longer time.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/EMPTY_SEARCH}}
</div>
{{/EMPTY}}
{{#PAGES}}
<nav class="ss-pages" aria-label="[[More tickets]]">
{{#NEWEST}}
<a href="{{NEWEST_URL}}" hx-get="{{NEWEST_GET}}">← [[Back to the newest]]</a>
{{/NEWEST}}
{{#OLDER}}
<a class="ss-end" href="{{OLDER_URL}}" hx-get="{{OLDER_GET}}">[[Older]] →</a>
{{/OLDER}}
</nav>
{{/PAGES}}
</div>
