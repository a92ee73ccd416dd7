{{%AUTOESCAPE context="HTML"}}
{{! An order with products of several stores: which one is asked?
    ORDER_NUMBER; section CHOICE, repeated: URL, GET = the form for this store; STORE; ITEMS = "Bowl, blue · Cup" }}
<div class="ss-page ss-ask" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<h1 class="ss-title" tabindex="-1">[[Whom do you want to ask?]]</h1>
<p class="ss-lead">[[Order {{ORDER_NUMBER}} has products of several stores. Please choose the one it is about.]]</p>
<ul class="ss-choices">
{{#CHOICE}}
<li><a class="ss-row" href="{{URL}}" hx-get="{{GET}}">[[Ask {{STORE}}]]</a> <span class="ss-soft" dir="auto">{{ITEMS}}</span></li>
{{/CHOICE}}
</ul>
</div>
