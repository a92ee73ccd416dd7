{{%AUTOESCAPE context="HTML"}}
{{! How support goes. Every X_URL has its X_GET.
    BACK_URL/GET = the tickets; section PROBLEM: PROBLEM_TEXT; SPAN = "1 November 2026 – 30 November 2026", BEFORE_SPAN = the days that are compared with
    section PERIOD, repeated: PERIOD_NAME, URL/GET, section CURRENT; FORM_URL/GET, FROM, TO = 2026-11-23, SORT
    section COUNTED = the period begins before the first counted day, so there are no rates: SINCE = "9 November 2026"
    section COUNTING = some days are missing yet
    section TILE, repeated: TILE_NAME, FIGURE; section LINK: URL/GET; sections HAS_NOTE: NOTE; HAS_BEFORE: BEFORE
    section CHART, repeated: CHART_TITLE; SCALE: LARGEST = what the highest bar stands for, or NOTHING; section SERIES, repeated: SERIES_NAME, FIRST | SECOND;
      section BAR, repeated: X, Y, WIDTH, HEIGHT, FIRST | SECOND; section LABEL, repeated: LABEL_X, LABEL_TEXT; section ROW, repeated: ROW_NAME, section CELL, repeated: CELL_TEXT
    section STORES; in it section COLUMN, repeated: COLUMN_NAME, URL/GET, SORTED | OTHER; section STORE_ROW, repeated: STORE, URL/GET, ORDERS, TICKETS, OVERDUE, DISPUTES, REFUNDS, RATE; section MORE_STORES; else section NO_STORES
    DAYS_CSV_URL, STORES_CSV_URL }}
<div class="ss-page ss-dashboard" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Support dashboard]]</h1>
<nav class="ss-tabs" aria-label="[[Period]]">
{{#PERIOD}}
<a href="{{URL}}" hx-get="{{GET}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{PERIOD_NAME}}</a>
{{/PERIOD}}
</nav>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-filter" method="get" action="{{FORM_URL}}" hx-get="{{FORM_GET}}">
<input type="hidden" name="sort" value="{{SORT}}">
<p class="ss-field"><label for="ss-from">[[From]]</label>
<input type="date" id="ss-from" name="from" value="{{FROM}}" required></p>
<p class="ss-field"><label for="ss-to">[[To]]</label>
<input type="date" id="ss-to" name="to" value="{{TO}}"></p>
<p class="ss-field"><button type="submit" class="ss-button ss-quiet">[[Show]]</button></p>
</form>
<p class="ss-lead">{{SPAN}}</p>
{{#COUNTED}}
<p class="ss-soft">[[Counted since {{SINCE}}.]]</p>
{{/COUNTED}}
{{#COUNTING}}
<div class="ss-notice" role="status">[[Some of these days are still being counted. Please look again in a minute.]]</div>
{{/COUNTING}}
<dl class="ss-tiles">
{{#TILE}}
<div><dt>{{TILE_NAME}}</dt><dd>{{#LINK}}<a href="{{URL}}" hx-get="{{GET}}">{{/LINK}}<strong>{{FIGURE}}</strong>{{#LINK}}</a>{{/LINK}}{{#HAS_NOTE}} <span>{{NOTE}}</span>{{/HAS_NOTE}}{{#HAS_BEFORE}} <span class="ss-soft">{{BEFORE}}</span>{{/HAS_BEFORE}}</dd></div>
{{/TILE}}
</dl>
<p class="ss-soft ss-small">[[Before: {{BEFORE_SPAN}}]]</p>
<div class="ss-charts">
{{#CHART}}
<div class="ss-chart">
<h2 class="ss-above">{{CHART_TITLE}}</h2>
<p class="ss-key">{{#SERIES}}<span class="{{#FIRST}}ss-key-first{{/FIRST}}{{#SECOND}}ss-key-second{{/SECOND}}">{{SERIES_NAME}}</span> {{/SERIES}}</p>
<svg viewBox="0 0 480 184" role="img" aria-label="[[{{CHART_TITLE}} as bars. The same numbers stand in the table below.]]">
<line class="ss-grid" x1="0" y1="22" x2="480" y2="22"/>
<line class="ss-grid" x1="0" y1="162" x2="480" y2="162"/>
{{#SCALE}}<text class="ss-scale" x="0" y="15">{{LARGEST}}</text>{{/SCALE}}{{#NOTHING}}<text class="ss-month" x="240" y="96">[[Nothing in this period]]</text>{{/NOTHING}}
{{#BAR}}
<rect class="{{#FIRST}}ss-bar-first{{/FIRST}}{{#SECOND}}ss-bar-second{{/SECOND}}" x="{{X}}" y="{{Y}}" width="{{WIDTH}}" height="{{HEIGHT}}"/>
{{/BAR}}
{{#LABEL}}
<text class="ss-month" x="{{LABEL_X}}" y="178">{{LABEL_TEXT}}</text>
{{/LABEL}}
</svg>
<details class="ss-more">
<summary>[[The numbers as a table]]</summary>
<div class="ss-scroll" tabindex="0" role="region" aria-label="{{CHART_TITLE}}">
<table class="ss-numbers">
<thead><tr><th scope="col">[[Period]]</th>{{#SERIES}}<th scope="col">{{SERIES_NAME}}</th>{{/SERIES}}</tr></thead>
<tbody>
{{#ROW}}
<tr><th scope="row">{{ROW_NAME}}</th>{{#CELL}}<td>{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
</details>
</div>
{{/CHART}}
</div>
<h2 class="ss-above" id="ss-stores">[[Stores]]</h2>
{{#NO_STORES}}
<p>[[There was nothing in these days.]]</p>
{{/NO_STORES}}
{{#STORES}}
<div class="ss-scroll" tabindex="0" role="region" aria-labelledby="ss-stores">
<table class="ss-numbers">
<thead><tr><th scope="col">[[Store]]</th>
{{#COLUMN}}
<th scope="col"{{#SORTED}} aria-sort="descending"{{/SORTED}}>{{#SORTED}}{{COLUMN_NAME}} ↓{{/SORTED}}{{#OTHER}}<a href="{{URL}}" hx-get="{{GET}}">{{COLUMN_NAME}}</a>{{/OTHER}}</th>
{{/COLUMN}}
</tr></thead>
<tbody>
{{#STORE_ROW}}
<tr><th scope="row"><a href="{{URL}}" hx-get="{{GET}}">{{STORE}}</a></th><td>{{ORDERS}}</td><td>{{TICKETS}}</td><td>{{OVERDUE}}</td><td>{{DISPUTES}}</td><td>{{REFUNDS}}</td><td>{{RATE}}</td></tr>
{{/STORE_ROW}}
</tbody>
</table>
</div>
{{#MORE_STORES}}
<p class="ss-soft">[[There are more stores: the CSV has all of them.]]</p>
{{/MORE_STORES}}
{{/STORES}}
<p class="ss-ways"><a href="{{DAYS_CSV_URL}}" download>[[Days as CSV]]</a> <a href="{{STORES_CSV_URL}}" download>[[Stores as CSV]]</a></p>
<details class="ss-more">
<summary>[[How this is counted]]</summary>
<ul>
<li>[[Days begin and end by the shop's clock. A day is counted once it is over, and for a week again, since orders are paid for or cancelled later; today goes on.]]</li>
<li>[[First response: from the opening of a ticket to the first message of the store or the marketplace. It counts on the day of that message. Nights and weekends are in it.]]</li>
<li>[[Resolution: from the opening of a ticket to its first closing, by anybody or by itself. It counts on the day of the closing.]]</li>
<li>[[Medians: half of the tickets took longer, half less. They are up to 5 % off.]]</li>
<li>[[Overdue: open tickets whose answer was promised for a time that has passed.]]</li>
<li>[[Disputes count on the day they were opened, refunds on the day the store first recorded its payment. Rates compare with the orders placed in the same days. Orders on hold are among these; drafts and orders that are pending payment, failed or cancelled are not.]]</li>
<li>[[Days are counted from the first ticket or refund request on. A period that begins earlier has no rates, since the orders before are not counted.]]</li>
</ul>
</details>
</div>
