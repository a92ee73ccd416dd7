{{%AUTOESCAPE context="HTML"}}
{{! Everything that happened to a ticket, newest first, for the marketplace.
    BACK_URL/GET = the ticket; SUBJECT, NUMBER; include EVENTS = ticket_events.tpl; section OLDER: OLDER_URL/GET }}
<div class="ss-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Back to the ticket]]</a></p>
<h1 class="ss-title" tabindex="-1">[[History]] <span class="ss-soft ss-id">#{{NUMBER}}</span></h1>
<p class="ss-lead"><bdi>{{SUBJECT}}</bdi></p>
{{>EVENTS}}
{{#OLDER}}
<nav class="ss-pages" aria-label="[[Older events]]"><a class="ss-end" href="{{OLDER_URL}}" hx-get="{{OLDER_GET}}">[[Older]] →</a></nav>
{{/OLDER}}
</div>
