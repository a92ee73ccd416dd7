{{%AUTOESCAPE context="HTML"}}
{{! A customer's tickets. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    section NEWS: WAITING_TEXT = "One store has answered."
    section TAB, three times: URL, GET; section TAB_OPEN | TAB_CLOSED | TAB_ALL = its word; section TAB_CURRENT
    FILTER_URL, FILTER_GET = this list without query; STATUS = open | closed | all; QUERY = words searched for
    section STORE_FILTER: STORE_ID, STORE_FILTER_NAME, STORE_FILTER_URL/GET = same list of all stores
    section SEARCHED: CLEAR_URL/GET = same tab without search
    section TICKETS = there are rows; in it section TICKET, repeated: NUMBER, URL, GET, SUBJECT, PREVIEW, STORE,
      AT (2026-11-23T09:12:00Z), AT_LONG, AT_SHORT; sections UNREAD, LAST_MINE (the last message is this person's),
      and one of WAITS_YOU | WAITS_SELLER | WAITS_MARKETPLACE | IS_CLOSED
    section EMPTY = no rows; in it one of EMPTY_NEW (never wrote) | EMPTY_OPEN (ALL_URL/GET) | EMPTY_CLOSED | EMPTY_SEARCH (CLEAR_URL/GET)
    section TOO_MUCH = the search took too long: CLEAR_URL/GET
    section PAGES: sections NEWEST (NEWEST_URL/GET) and OLDER (OLDER_URL/GET) }}
<div class="ss-page ss-list" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">[[Seller Support Tickets]]</h1>
{{#NEWS}}
<p class="ss-lead">{{WAITING_TEXT}}</p>
{{/NEWS}}
<nav class="ss-tabs" aria-label="[[Which tickets]]">
{{#TAB}}
<a href="{{URL}}" hx-get="{{GET}}"{{#TAB_CURRENT}} aria-current="page"{{/TAB_CURRENT}}>{{#TAB_OPEN}}[[Open]]{{/TAB_OPEN}}{{#TAB_CLOSED}}[[Closed]]{{/TAB_CLOSED}}{{#TAB_ALL}}[[All]]{{/TAB_ALL}}</a>
{{/TAB}}
</nav>
<form class="ss-filter" role="search" method="get" action="{{FILTER_URL}}" hx-get="{{FILTER_GET}}">
<input type="hidden" name="status" value="{{STATUS}}">
{{#STORE_FILTER}}
<input type="hidden" name="store" value="{{STORE_ID}}">
{{/STORE_FILTER}}
<p class="ss-field ss-grow"><label for="ss-q">[[Search by number, order or subject]]</label>
<input type="search" id="ss-q" name="q" value="{{QUERY}}" autocomplete="off"></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Search]]</button></p>
{{#SEARCHED}}
<p class="ss-field ss-clear"><a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
{{/SEARCHED}}
</form>
{{#STORE_FILTER}}
<p class="ss-chip">[[Only tickets to {{STORE_FILTER_NAME}}.]] <a href="{{STORE_FILTER_URL}}" hx-get="{{STORE_FILTER_GET}}">[[Show all stores]]</a></p>
{{/STORE_FILTER}}
{{#TICKETS}}
<table class="ss-tickets" role="table">
<caption class="ss-hidden">[[Your tickets, newest activity first]]</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col" class="ss-c-number"><abbr title="[[Number]]">#</abbr></th><th role="columnheader" scope="col" class="ss-c-subject">[[Subject]]</th><th role="columnheader" scope="col" class="ss-c-who">[[Store]]</th><th role="columnheader" scope="col" class="ss-c-status">[[Status]]</th><th role="columnheader" scope="col" class="ss-c-time">[[Last activity]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#TICKET}}
<tr role="row"{{#UNREAD}} class="ss-unread"{{/UNREAD}}>
<td role="cell" class="ss-c-number">{{NUMBER}}</td>
<td role="cell" class="ss-c-subject"><a class="ss-row" href="{{URL}}" hx-get="{{GET}}" dir="auto">{{SUBJECT}}</a>{{#UNREAD}} <span class="ss-new">[[New]]</span>{{/UNREAD}}
<span class="ss-preview">{{#LAST_MINE}}[[You:]] {{/LAST_MINE}}<bdi>{{PREVIEW}}</bdi></span></td>
<td role="cell" class="ss-c-who"><bdi>{{STORE}}</bdi></td>
<td role="cell" class="ss-c-status">{{#WAITS_YOU}}<span class="ss-pill ss-you">[[Waiting for you]]</span>{{/WAITS_YOU}}{{#WAITS_SELLER}}<span class="ss-pill">[[Waiting for the store]]</span>{{/WAITS_SELLER}}{{#WAITS_MARKETPLACE}}<span class="ss-pill">[[Waiting for the marketplace]]</span>{{/WAITS_MARKETPLACE}}{{#IS_CLOSED}}<span class="ss-pill ss-done">[[Closed]]</span>{{/IS_CLOSED}}</td>
<td role="cell" class="ss-c-time"><time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></td>
</tr>
{{/TICKET}}
</tbody>
</table>
{{/TICKETS}}
{{#TOO_MUCH}}
<div class="ss-empty" role="status">
<h2>[[This search finds too much]]</h2>
<p>[[Please narrow it: longer words, one word more, or the ticket’s number.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
</div>
{{/TOO_MUCH}}
{{#EMPTY}}
<div class="ss-empty">
<h2>[[No tickets found!]]</h2>
{{#EMPTY_NEW}}
<p class="ss-never">[[To ask a store something, open the store, a product or one of your orders there and choose “Get Support”.]]</p>
{{/EMPTY_NEW}}
{{#EMPTY_OPEN}}
<p>[[Nothing is open: all your questions are settled.]] <a href="{{ALL_URL}}" hx-get="{{ALL_GET}}">[[Show all tickets]]</a></p>
{{/EMPTY_OPEN}}
{{#EMPTY_CLOSED}}
<p>[[None of your tickets is closed yet.]]</p>
{{/EMPTY_CLOSED}}
{{#EMPTY_SEARCH}}
<p>[[Try fewer or shorter words, or the ticket’s number.]] <a href="{{CLEAR_URL}}" hx-get="{{CLEAR_GET}}">[[Clear search]]</a></p>
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
