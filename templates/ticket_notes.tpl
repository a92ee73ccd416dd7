{{%AUTOESCAPE context="HTML"}}
{{! Internal notes beside a thread, newest first.
    one of SEEN_AT_DESK | SEEN_BY_STORE; ACTION, CSRF, SUBMISSION, MESSAGE; section MESSAGE_ERROR: ERROR
    section NOTE, repeated: NAME, TEXT, AT, AT_LONG, AT_SHORT; section ALL_NOTES: NOTES_URL/GET }}
<section class="ss-panel" aria-labelledby="ss-notes">
<h2 id="ss-notes">[[Internal notes]]</h2>
<p class="ss-soft ss-small">{{#SEEN_AT_DESK}}[[Only the marketplace sees them.]]{{/SEEN_AT_DESK}}{{#SEEN_BY_STORE}}[[Only your store sees them.]]{{/SEEN_BY_STORE}}</p>
<form class="ss-form ss-note-form" method="post" action="{{ACTION}}" hx-post="{{ACTION}}" novalidate data-sending="[[Sending …]]" data-failed="[[It could not be sent. Your text is still here: please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<div class="ss-field">
<label for="ss-note" class="ss-hidden">[[New note]]</label>
<textarea id="ss-note" name="message" rows="2" placeholder="[[New note]]" required dir="auto" aria-describedby="ss-note-error"{{#MESSAGE_ERROR}} aria-invalid="true"{{/MESSAGE_ERROR}}>{{MESSAGE:pre_escape}}</textarea>
<p class="ss-error" id="ss-note-error">{{#MESSAGE_ERROR}}{{ERROR}}{{/MESSAGE_ERROR}}</p>
</div>
<p class="ss-buttons"><button type="submit" class="ss-button ss-quiet">[[Add note]]</button></p>
</form>
<ul class="ss-notes">
{{#NOTE}}
<li><b dir="auto">{{NAME}}</b> <time class="ss-soft" datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time>
<div class="ss-text" dir="auto">{{TEXT:pre_escape}}</div></li>
{{/NOTE}}
</ul>
{{#ALL_NOTES}}
<p><a href="{{NOTES_URL}}" hx-get="{{NOTES_GET}}">[[All notes]]</a></p>
{{/ALL_NOTES}}
</section>
