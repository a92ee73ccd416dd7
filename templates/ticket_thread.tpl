{{%AUTOESCAPE context="HTML"}}
{{! One ticket, for all three sides. Every X_URL has its X_GET (the fragment's address, "" on plain pages, where hx- attributes are off).
    BACK_URL/GET = the list as it was left; SUBJECT, NUMBER; one of WAITS_YOU | WAITS_CUSTOMER | WAITS_SELLER | WAITS_MARKETPLACE | IS_CLOSED
    section WITH_STORE (account, desk): STORE, STORE_URL (the shop's page); section WITH_CUSTOMER (dashboard, desk): CUSTOMER_NAME
    section ORDER_LINK: ORDER_NUMBER, ORDER_URL = referenced order in the host
    section PROMISE: PROMISE_TEXT = whose turn it is and until when; in it section LATE = that time has passed
    section AWAY (the store's vacation): AWAY_UNTIL = its last day, AWAY_TEXT; section ESCALATE (customer): ACTION, CSRF, SUBMISSION
    section DRAFT = the reply holds what was typed before logging in; section SENT = just created (NUMBER); section ESCALATED = the marketplace was just asked; section PROBLEM: PROBLEM_TEXT = the last form was refused
    section EARLIER: EARLIER_URL/GET = messages before the first shown one; section LATER: LATER_URL/GET = the newest, when older ones are shown
    include MESSAGES = ticket_messages.tpl; POLL = address of the poll with "?after=ID" of the last message, "" = never
    includes STEP, PANEL (in SIDE) = what later features add: see host/visit.h, TicketPanel
    section CLOSED_NOTE: CLOSED_AT; in it, one of
      REOPENS_UNTIL (customer): UNTIL | REOPENS_BY_REPLY (others) | WINDOW_OVER: NEW_URL/GET = form with store and order preset
    section REPLY: ACTION, CSRF, SUBMISSION, MESSAGE; section IN_NAME (desk): SITE, STORE, one of AS_MARKETPLACE | AS_STORE; include FILES = file_field.tpl; sections MESSAGE_ERROR: ERROR, MAY_CLOSE (button "Send and close", field then=close), one of ADDS_REPLY | ADDS_REOPEN (closed),
      and CLOSES | REOPENS = the button of the next forms, which stands beside the others: who may close or reopen may reply
    sections CLOSE, REOPEN: ACTION, CSRF, SUBMISSION (forms of their own)
    section GUARANTEE: GUARANTEE_URL = the marketplace's policy
    section SIDE = one of the panels below is shown; in it includes NOTES = ticket_notes.tpl (dashboard, desk), DESK = ticket_desk.tpl
    section ORDER: ORDER_NUMBER, ORDER_URL; sections ORDER_STATUS: STATUS_TEXT (section STATUS_DONE = completed);
      section LINE, repeated: NAME, AMOUNT, section COUNTED: QUANTITY; each of DISCOUNT, SHIPPING: AMOUNT; sections FEE, TAX, repeated: NAME, AMOUNT; TOTAL;
      section REFUND, repeated: NAME ("24 Nov"), AMOUNT; section REMAINING: AMOUNT; section PAID: PAYMENT = "PayPal · 17 Nov"
    section CUSTOMER (dashboard, desk): CUSTOMER_NAME, one of AT_YOUR_STORE | AT_STORE: STORE; section EMAIL: ADDRESS; section FACTS: FACTS_TEXT;
      section OTHERS; in it section OTHER, repeated: URL, GET, SUBJECT, section OTHER_CLOSED; section ALL_OTHERS: ALL_URL/GET }}
<div class="ss-page ss-thread" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to Tickets]]</a></p>
{{#DRAFT}}
<div class="ss-notice ss-good" role="status">[[We kept what you wrote. It is not sent yet: please look over it and send it.]]</div>
{{/DRAFT}}
{{#SENT}}
<div class="ss-notice ss-good" role="status"><b>[[Thank you. Your ticket has been submitted!]]</b> [[It is ticket #{{NUMBER}}. You get a mail when the store answers.]]</div>
{{/SENT}}
{{#ESCALATED}}
<div class="ss-notice ss-good" role="status">[[The marketplace has been asked for help. You get a mail when it answers.]]</div>
{{/ESCALATED}}
{{#PROBLEM}}
<div class="ss-notice ss-wrong" role="alert" tabindex="-1">{{PROBLEM_TEXT}}</div>
{{/PROBLEM}}
<div class="ss-head">
<h1 class="ss-title" tabindex="-1"><bdi>{{SUBJECT}}</bdi> <span class="ss-soft ss-id">#{{NUMBER}}</span></h1>
{{#WAITS_YOU}}<span class="ss-pill ss-you">[[Waiting for you]]</span>{{/WAITS_YOU}}{{#WAITS_CUSTOMER}}<span class="ss-pill">[[Waiting for the customer]]</span>{{/WAITS_CUSTOMER}}{{#WAITS_SELLER}}<span class="ss-pill">[[Waiting for the store]]</span>{{/WAITS_SELLER}}{{#WAITS_MARKETPLACE}}<span class="ss-pill">[[Waiting for the marketplace]]</span>{{/WAITS_MARKETPLACE}}{{#IS_CLOSED}}<span class="ss-pill ss-done">[[Closed]]</span>{{/IS_CLOSED}}
</div>
<p class="ss-about">{{#WITH_CUSTOMER}}<span dir="auto">{{CUSTOMER_NAME}}</span>{{/WITH_CUSTOMER}} {{#WITH_STORE}}<span>[[Store:]] <a href="{{STORE_URL}}" dir="auto">{{STORE}}</a></span>{{/WITH_STORE}} {{#ORDER_LINK}}<span><a href="{{ORDER_URL}}">[[Referenced Order #{{ORDER_NUMBER}}]]</a></span>{{/ORDER_LINK}}</p>
{{#PROMISE}}
<p class="ss-promise{{#LATE}} ss-late{{/LATE}}">{{PROMISE_TEXT}}</p>
{{/PROMISE}}
{{#AWAY}}
<p class="ss-promise">[[The store is away until {{AWAY_UNTIL}}.]] <span class="ss-away ss-text" dir="auto">{{AWAY_TEXT:pre_escape}}</span></p>
{{/AWAY}}
{{#ESCALATE}}
<form method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Ask the marketplace for help]]</button></p>
</form>
{{/ESCALATE}}
<div class="ss-split">
<div class="ss-main">
{{#EARLIER}}
<p class="ss-earlier"><a href="{{EARLIER_URL}}" hx-get="{{EARLIER_GET}}">↑ [[Older messages]]</a></p>
{{/EARLIER}}
<section class="ss-messages" role="log" aria-label="[[Messages]]" data-poll="{{POLL}}">
{{>MESSAGES}}
</section>
{{#LATER}}
<p class="ss-earlier"><a href="{{LATER_URL}}" hx-get="{{LATER_GET}}">↓ [[Newest messages]]</a></p>
{{/LATER}}
{{>STEP}}
{{#CLOSED_NOTE}}
<div class="ss-notice" id="ss-closed"><b>[[Ticket Closed]]</b> · {{CLOSED_AT}}
{{#REOPENS_UNTIL}}<br>[[(Adding reply will re-open the ticket)]] [[You can do so until {{UNTIL}}.]]{{/REOPENS_UNTIL}}
{{#REOPENS_BY_REPLY}}<br>[[(Adding reply will re-open the ticket)]]{{/REOPENS_BY_REPLY}}
{{#WINDOW_OVER}}<br>[[It was closed too long ago to be opened again.]] <a href="{{NEW_URL}}" hx-get="{{NEW_GET}}">[[Open a new ticket about this]]</a>{{/WINDOW_OVER}}
</div>
{{/CLOSED_NOTE}}
{{#REPLY}}
<form class="ss-form ss-reply" method="post" enctype="multipart/form-data" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
{{#IN_NAME}}
<fieldset class="ss-options ss-names">
<legend>[[Write as]]</legend>
<div class="ss-option"><label><input type="radio" name="as" value="marketplace"{{#AS_MARKETPLACE}} checked{{/AS_MARKETPLACE}}> {{SITE}}</label></div>
<div class="ss-option"><label><input type="radio" name="as" value="store"{{#AS_STORE}} checked{{/AS_STORE}}> [[In the name of {{STORE}}]]</label></div>
</fieldset>
{{/IN_NAME}}
<div class="ss-field">
<label for="ss-message">[[Your reply]]</label>
<textarea id="ss-message" name="message" rows="5" placeholder=" " required dir="auto" aria-describedby="ss-message-error{{#ADDS_REOPEN}} ss-closed{{/ADDS_REOPEN}}"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-message-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
{{>FILES}}
<p class="ss-buttons"><button type="submit" class="ss-button ss-primary">{{#ADDS_REOPEN}}[[Send and reopen]]{{/ADDS_REOPEN}}{{#ADDS_REPLY}}[[Send reply]]{{/ADDS_REPLY}}</button>
{{#MAY_CLOSE}}
<button type="submit" class="ss-button ss-quiet" name="then" value="close">[[Send and close]]</button>
{{/MAY_CLOSE}}
{{#CLOSES}}
<button type="submit" form="ss-close" class="ss-button ss-link ss-end">[[Close ticket]]</button>
{{/CLOSES}}
{{#REOPENS}}
<button type="submit" form="ss-reopen" class="ss-button ss-link ss-end">[[Reopen ticket]]</button>
{{/REOPENS}}
</p>
</form>
{{/REPLY}}
{{#GUARANTEE}}
<p class="ss-small"><a href="{{GUARANTEE_URL}}" target="_blank" rel="noopener">[[What the marketplace guarantees]]</a></p>
{{/GUARANTEE}}
{{#CLOSE}}
<form id="ss-close" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Closing …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
</form>
{{/CLOSE}}
{{#REOPEN}}
<form id="ss-reopen" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Reopening …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
</form>
{{/REOPEN}}
</div>
{{#SIDE}}
<div class="ss-side">
{{#ORDER}}
<section class="ss-panel" aria-labelledby="ss-order">
<div class="ss-head"><h2 id="ss-order"><a href="{{ORDER_URL}}">[[Order {{ORDER_NUMBER}}]]</a></h2>{{#ORDER_STATUS}}<span class="ss-pill{{#STATUS_DONE}} ss-done{{/STATUS_DONE}}">{{STATUS_TEXT}}</span>{{/ORDER_STATUS}}</div>
<table class="ss-sums">
<caption class="ss-hidden">[[What was ordered]]</caption>
<tbody>
{{#LINE}}
<tr><th scope="row">{{NAME}}{{#COUNTED}} <span class="ss-soft">× {{QUANTITY}}</span>{{/COUNTED}}</th><td>{{AMOUNT}}</td></tr>
{{/LINE}}
{{#DISCOUNT}}
<tr><th scope="row">[[Discount]]</th><td>{{AMOUNT}}</td></tr>
{{/DISCOUNT}}
{{#SHIPPING}}
<tr><th scope="row">[[Shipping]]</th><td>{{AMOUNT}}</td></tr>
{{/SHIPPING}}
{{#FEE}}
<tr><th scope="row">{{NAME}}</th><td>{{AMOUNT}}</td></tr>
{{/FEE}}
{{#TAX}}
<tr><th scope="row">{{NAME}}</th><td>{{AMOUNT}}</td></tr>
{{/TAX}}
<tr class="ss-sum"><th scope="row">[[Total]]</th><td>{{TOTAL}}</td></tr>
{{#REFUND}}
<tr><th scope="row">[[Refunded]] <span class="ss-soft">{{NAME}}</span></th><td>{{AMOUNT}}</td></tr>
{{/REFUND}}
{{#REMAINING}}
<tr class="ss-sum"><th scope="row">[[Remaining]]</th><td>{{AMOUNT}}</td></tr>
{{/REMAINING}}
</tbody>
</table>
{{#PAID}}
<p class="ss-soft">{{PAYMENT}}</p>
{{/PAID}}
</section>
{{/ORDER}}
{{>PANEL}}
{{>NOTES}}
{{#CUSTOMER}}
<section class="ss-panel" aria-labelledby="ss-who">
<h2 id="ss-who">{{#AT_YOUR_STORE}}[[{{CUSTOMER_NAME}} at your store]]{{/AT_YOUR_STORE}}{{#AT_STORE}}[[{{CUSTOMER_NAME}} at {{STORE}}]]{{/AT_STORE}}</h2>
{{#EMAIL}}
<p class="ss-mail-address">{{ADDRESS}}</p>
{{/EMAIL}}
{{#FACTS}}
<p class="ss-soft">{{FACTS_TEXT}}</p>
{{/FACTS}}
{{#OTHERS}}
<h3>[[Other tickets]]</h3>
<ul class="ss-others">
{{#OTHER}}
<li><a href="{{URL}}" hx-get="{{GET}}" dir="auto">{{SUBJECT}}</a>{{#OTHER_CLOSED}} <span class="ss-soft">[[closed]]</span>{{/OTHER_CLOSED}}</li>
{{/OTHER}}
</ul>
{{/OTHERS}}
{{#ALL_OTHERS}}
<p><a href="{{ALL_URL}}" hx-get="{{ALL_GET}}">[[All tickets of this customer]]</a></p>
{{/ALL_OTHERS}}
</section>
{{/CUSTOMER}}
{{>DESK}}
</div>
{{/SIDE}}
</div>
</div>
