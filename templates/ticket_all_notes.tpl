{{%AUTOESCAPE context="HTML"}}
{{! All internal notes of a ticket, newest first.
    BACK_URL/GET = the ticket; SUBJECT, NUMBER; section NOTE, repeated: NAME, TEXT, AT, AT_LONG, AT_SHORT; section OLDER: OLDER_URL/GET }}
<div class="ss-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the ticket]]</a></p>
<h1 class="ss-title" tabindex="-1">[[Internal notes]] <span class="ss-soft ss-id">#{{NUMBER}}</span></h1>
<p class="ss-lead"><bdi>{{SUBJECT}}</bdi></p>
<ul class="ss-notes">
{{#NOTE}}
<li><b dir="auto">{{NAME}}</b> <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_LONG}}</time>
<div class="ss-text" dir="auto">{{TEXT:pre_escape}}</div></li>
{{/NOTE}}
</ul>
{{#OLDER}}
<nav class="ss-pages" aria-label="[[Older notes]]"><a class="ss-end" href="{{OLDER_URL}}" hx-get="{{OLDER_GET}}">[[Older]] →</a></nav>
{{/OLDER}}
</div>
