{{%AUTOESCAPE context="HTML"}}
{{! A seller asks for a refund, item by item. The script keeps amounts in step with quantities; without it the program does.
    one of BACK_TICKET: BACK_NUMBER, BACK_URL/GET | BACK_ORDER: BACK_NUMBER, BACK_URL (a page of the host)
    one of BY_METHOD: METHOD = "PayPal" | BY_ANY_METHOD: how it is paid back; CUSTOMER; one of PAID_BY: METHOD, PAID | PAID_ANYHOW: PAID | NOT_PAID: TOTAL; REFUNDED = prices; section PENDING: PENDING_AMOUNT
    section PROBLEM: PROBLEM_TEXT; ACTION, CSRF, SUBMISSION; ORDER_ID; TICKET_ID or ""
    DECIMALS, DECIMAL_POINT, THOUSANDS, ZERO = "0,00", ZERO_PRICE = "0,00 €": how amounts are written; SUBMIT_TEXT
    section RATE_HEAD, repeated: RATE_LABEL = "MwSt. 19 %"
    section ITEM, repeated: ITEM_ID, NAME, NET, MOST (price); amounts for the script, in ten-thousandths: NET_PAID, NET_LEFT; BOUGHT, QUANTITY_LEFT;
      section COUNTED (has a quantity): QUANTITY, sections QUANTITY_WRONG, GONE: GONE_TEXT; section NET_WRONG;
      section TAX, one for each RATE_HEAD: section TAX_FIELD: RATE, TAX_LABEL, TAX_VALUE, TAX_PAID, TAX_LEFT, section TAX_WRONG;
      section LINE_ERROR: ERROR
    REASON; section REASON_ERROR: ERROR; section RESTOCK = is ticked }}
<div class="ss-page ss-refund-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
{{#BACK_TICKET}}
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Ticket #{{BACK_NUMBER}}]]</a></p>
{{/BACK_TICKET}}
{{#BACK_ORDER}}
<p class="ss-back"><a href="{{BACK_URL}}">← [[Order {{BACK_NUMBER}}]]</a></p>
{{/BACK_ORDER}}
<h1 class="ss-title" tabindex="-1">[[Request a refund]]</h1>
<ol class="ss-steps">
<li aria-current="step">[[Request]]</li>
<li>[[Marketplace approves]]</li>
<li>{{#BY_METHOD}}[[You pay by {{METHOD}}]]{{/BY_METHOD}}{{#BY_ANY_METHOD}}[[You pay]]{{/BY_ANY_METHOD}}</li>
<li>[[{{CUSTOMER}} confirms]]</li>
</ol>
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<form class="ss-form ss-refund" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-decimals="{{DECIMALS}}" data-point="{{DECIMAL_POINT}}" data-thousands="{{THOUSANDS}}" data-zero="{{ZERO}}" data-price="{{ZERO_PRICE}}" data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<input type="hidden" name="order" value="{{ORDER_ID}}">
<input type="hidden" name="ticket" value="{{TICKET_ID}}">
{{! What Enter in a field presses. }}
<button type="submit" hidden>[[Request refund]]</button>
<div class="ss-sums-line">
<p class="ss-soft">{{#PAID_BY}}[[Paid {{PAID}} by {{METHOD}}.]]{{/PAID_BY}}{{#PAID_ANYHOW}}[[Paid {{PAID}}.]]{{/PAID_ANYHOW}}{{#NOT_PAID}}[[Order total {{TOTAL}}.]]{{/NOT_PAID}} [[Refunded so far {{REFUNDED}}.]]{{#PENDING}} [[Requested so far {{PENDING_AMOUNT}}.]]{{/PENDING}}</p>
<button type="submit" class="ss-button ss-quiet" name="fill" value="all">[[Refund everything]]</button>
</div>
<table class="ss-lines" role="table">
<caption class="ss-hidden">[[What is to be refunded]]</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col">[[Item]]</th><th role="columnheader" scope="col">[[Bought]]</th><th role="columnheader" scope="col" id="ss-h-quantity">[[Refund quantity]]</th><th role="columnheader" scope="col" id="ss-h-net">[[Amount]]</th>{{#RATE_HEAD}}<th role="columnheader" scope="col">{{RATE_LABEL}}</th>{{/RATE_HEAD}}<th role="columnheader" scope="col">[[Most]]</th></tr>
</thead>
<tbody role="rowgroup">
{{#ITEM}}
<tr role="row" data-bought="{{BOUGHT}}" data-quantity="{{QUANTITY_LEFT}}" data-paid="{{NET_PAID}}" data-left="{{NET_LEFT}}">
<td role="cell" class="ss-c-item"><b id="ss-item-{{ITEM_ID}}">{{NAME}}</b><span class="ss-error" id="ss-error-{{ITEM_ID}}">{{#LINE_ERROR}}{{ERROR}}{{/LINE_ERROR}}</span></td>
<td role="cell" data-label="[[Bought]]">{{#COUNTED}}{{BOUGHT}}{{#GONE}} <span class="ss-soft ss-small">{{GONE_TEXT}}</span>{{/GONE}}{{/COUNTED}}</td>
<td role="cell" data-label="[[Refund quantity]]">{{#COUNTED}}<input type="text" inputmode="numeric" autocomplete="off" name="quantity_{{ITEM_ID}}" value="{{QUANTITY}}" placeholder="0" aria-labelledby="ss-h-quantity ss-item-{{ITEM_ID}}" aria-describedby="ss-error-{{ITEM_ID}}"{{#QUANTITY_WRONG}} aria-invalid="true"{{/QUANTITY_WRONG}}>{{/COUNTED}}</td>
<td role="cell" data-label="[[Amount]]"><input type="text" inputmode="decimal" autocomplete="off" name="net_{{ITEM_ID}}" value="{{NET}}" placeholder="{{ZERO}}" aria-labelledby="ss-h-net ss-item-{{ITEM_ID}}" aria-describedby="ss-error-{{ITEM_ID}}"{{#NET_WRONG}} aria-invalid="true"{{/NET_WRONG}}></td>
{{#TAX}}
<td role="cell"{{#TAX_FIELD}} data-label="{{TAX_LABEL}}"{{/TAX_FIELD}}>{{#TAX_FIELD}}<input type="text" inputmode="decimal" autocomplete="off" name="tax_{{ITEM_ID}}_{{RATE}}" value="{{TAX_VALUE}}" placeholder="{{ZERO}}" data-paid="{{TAX_PAID}}" data-left="{{TAX_LEFT}}" aria-label="{{TAX_LABEL}} {{NAME}}" aria-describedby="ss-error-{{ITEM_ID}}"{{#TAX_WRONG}} aria-invalid="true"{{/TAX_WRONG}}>{{/TAX_FIELD}}</td>
{{/TAX}}
<td role="cell" data-label="[[Most]]" class="ss-c-most">{{MOST}}</td>
</tr>
{{/ITEM}}
</tbody>
</table>
<div class="ss-field">
<label for="ss-reason">[[Reason]]</label>
<textarea id="ss-reason" name="reason" rows="2" required aria-describedby="ss-reason-error"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>{{REASON:pre_escape}}</textarea>
<p class="ss-error" id="ss-reason-error">{{#REASON_ERROR}}{{ERROR}}{{/REASON_ERROR}}</p>
</div>
<p class="ss-tick"><label><input type="checkbox" name="restock" value="1"{{#RESTOCK}} checked{{/RESTOCK}}> [[Put the items back into stock]]</label></p>
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary" data-words="[[Request refund of {amount}]]">{{SUBMIT_TEXT}}</button>
{{#BACK_TICKET}}
<a class="ss-button ss-link" href="{{BACK_URL}}" hx-get="{{BACK_GET}}">[[Cancel]]</a>
{{/BACK_TICKET}}
{{#BACK_ORDER}}
<a class="ss-button ss-link" href="{{BACK_URL}}">[[Cancel]]</a>
{{/BACK_ORDER}}
</p>
<p class="ss-soft">{{#BY_METHOD}}[[The marketplace books it first, for accounting. Then you pay {{CUSTOMER}} through {{METHOD}} and note the transaction number here.]]{{/BY_METHOD}}{{#BY_ANY_METHOD}}[[The marketplace books it first, for accounting. Then you pay {{CUSTOMER}} and note the transaction number here.]]{{/BY_ANY_METHOD}}</p>
</form>
</div>
