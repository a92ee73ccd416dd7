{{%AUTOESCAPE context="HTML"}}
{{! What became of each request of a bulk decision.
    BACK_URL/GET = the list as it was left
    section RESULTS; in it section RESULT, repeated: NUMBER; section KNOWN: URL, GET, ORDER_NUMBER, STORE, AMOUNT;
      one of APPROVED | REJECTED | REFUSED: WHY | NOTHING_DONE
    section EMPTY = the address names no decision }}
<div class="ss-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the refunds]]</a></p>
<h1 class="ss-title" tabindex="-1">[[What has been done]]</h1>
{{#RESULTS}}
<table class="ss-tickets" role="table">
<caption class="ss-hidden">[[Result for each refund]]</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">#</th><th role="columnheader" scope="col">[[Order]]</th><th role="columnheader" scope="col">[[Store]]</th><th role="columnheader" scope="col" class="ss-c-money">[[Amount]]</th><th role="columnheader" scope="col">[[Result]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#RESULT}}
<tr role="row">
<td role="cell">{{NUMBER}}</td>
<td role="cell">{{#KNOWN}}<a class="ss-row" href="{{URL}}" hx-get="{{GET}}">[[Order {{ORDER_NUMBER}}]]</a>{{/KNOWN}}</td>
<td role="cell">{{#KNOWN}}{{STORE}}{{/KNOWN}}</td>
<td role="cell" class="ss-c-money">{{#KNOWN}}{{AMOUNT}}{{/KNOWN}}</td>
<td role="cell">{{#APPROVED}}<span class="ss-pill ss-done">[[Approved]]</span>{{/APPROVED}}{{#REJECTED}}<span class="ss-pill ss-done">[[Rejected]]</span>{{/REJECTED}}{{#REFUSED}}<span class="ss-pill ss-you">[[Not done]]</span> {{WHY}}{{/REFUSED}}{{#NOTHING_DONE}}<span class="ss-pill ss-you">[[Not done]]</span> [[There is no such refund.]]{{/NOTHING_DONE}}</td>
</tr>
{{/RESULT}}
</tbody>
</table>
{{/RESULTS}}
{{#EMPTY}}
<p>[[Nothing was decided here.]]</p>
{{/EMPTY}}
</div>
