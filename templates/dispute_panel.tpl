{{%AUTOESCAPE context="HTML"}}
{{! The dispute of a ticket's order, beside the thread. Every X_URL has its X_GET.
    one of DISPUTE: NUMBER, URL, GET, include PILL, one of TURN_CUSTOMER | TURN_SELLER | TURN_MARKETPLACE | TURN_NOBODY, section TURN_MINE, section UNTIL: UNTIL_AT, section IS_OVERDUE
    | MINE_LATER: FROM (the customer may open one from then) | THEIRS_LATER: FROM | MINE_NOW: OPEN_URL/GET, UNTIL_DAY | THEIRS_NOW }}
<section class="ss-panel" aria-labelledby="ss-dispute-panel">
<h2 id="ss-dispute-panel">[[Dispute]]</h2>
{{#DISPUTE}}
<p><a href="{{URL}}" hx-get="{{GET}}">[[Dispute {{NUMBER}}]]</a> {{>PILL}}</p>
<p class="ss-soft">{{#TURN_CUSTOMER}}[[Next: the customer]]{{/TURN_CUSTOMER}}{{#TURN_SELLER}}[[Next: the store]]{{/TURN_SELLER}}{{#TURN_MARKETPLACE}}[[Next: the marketplace decides]]{{/TURN_MARKETPLACE}}{{#UNTIL}} <span{{#IS_OVERDUE}} class="ss-bad"{{/IS_OVERDUE}}>[[until {{UNTIL_AT}}]]</span>{{/UNTIL}}</p>
{{/DISPUTE}}
{{#MINE_LATER}}
<p class="ss-soft">[[If you cannot settle this with the store, you can open a dispute from {{FROM}}. At once, if the store refuses a refund.]]</p>
{{/MINE_LATER}}
{{#THEIRS_LATER}}
<p class="ss-soft">[[The customer can open a dispute from {{FROM}}, or at once after a refusal.]]</p>
{{/THEIRS_LATER}}
{{#MINE_NOW}}
<p class="ss-soft">[[You cannot settle this with the store? Open a dispute until {{UNTIL_DAY}}; in the end the marketplace decides.]]</p>
<p class="ss-buttons"><a class="ss-button ss-quiet" href="{{OPEN_URL}}" hx-get="{{OPEN_GET}}">[[Open a dispute]]</a></p>
{{/MINE_NOW}}
{{#THEIRS_NOW}}
<p class="ss-soft">[[The customer can open a dispute until {{UNTIL_DAY}}.]]</p>
{{/THEIRS_NOW}}
</section>
