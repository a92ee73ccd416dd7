{{%AUTOESCAPE context="HTML"}}
{{! What only the marketplace sees beside a thread.
    section MAILS = there are some: MAIL_COUNT, section ANY_FAILED: FAILED_COUNT (then the list is unfolded); section MAIL, repeated: TO_NAME, one of TO_CUSTOMER | TO_SELLER | TO_MARKETPLACE;
      AT, AT_LONG, AT_SHORT = of its cause; one of MAIL_SENT | MAIL_WAITING | MAIL_FAILED: MAIL_AT (when; of a waiting one the next attempt), section MAIL_ERROR: ERROR
    one of MUTE | UNMUTE: ACTION, CSRF, SUBMISSION; include EVENTS = ticket_events.tpl (the newest); section ALL_EVENTS: EVENTS_URL/GET }}
<section class="ss-panel" aria-labelledby="ss-mails">
<h2 id="ss-mails">[[Mails]]</h2>
{{#MAILS}}
<details class="ss-fold"{{#ANY_FAILED}} open{{/ANY_FAILED}}>
<summary>[[Sent about this ticket: {{MAIL_COUNT}}]]{{#ANY_FAILED}} · <strong class="ss-bad">[[failed: {{FAILED_COUNT}}]]</strong>{{/ANY_FAILED}}</summary>
<ul class="ss-mails">
{{#MAIL}}
<li><bdi>{{TO_NAME}}</bdi> <span class="ss-soft">{{#TO_CUSTOMER}}[[Customer]]{{/TO_CUSTOMER}}{{#TO_SELLER}}[[Seller]]{{/TO_SELLER}}{{#TO_MARKETPLACE}}[[Marketplace]]{{/TO_MARKETPLACE}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></span>
<span class="ss-note">{{#MAIL_SENT}}[[Sent {{MAIL_AT}}]]{{/MAIL_SENT}}{{#MAIL_WAITING}}[[Not sent yet, next attempt {{MAIL_AT}}]]{{#MAIL_ERROR}} ({{ERROR}}){{/MAIL_ERROR}}{{/MAIL_WAITING}}{{#MAIL_FAILED}}<strong class="ss-bad">[[Could not be delivered, {{MAIL_AT}}]]</strong>{{#MAIL_ERROR}} ({{ERROR}}){{/MAIL_ERROR}}{{/MAIL_FAILED}}</span></li>
{{/MAIL}}
</ul>
</details>
{{/MAILS}}
{{#MUTE}}
<form method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<p class="ss-buttons"><button type="submit" class="ss-button ss-link">[[No mails to the marketplace about this ticket]]</button></p>
</form>
{{/MUTE}}
{{#UNMUTE}}
<p class="ss-soft">[[The marketplace gets no mails about this ticket.]]</p>
<form method="post" action="{{ACTION}}" hx-post="{{ACTION}}" data-sending="[[Sending …]]" data-failed="[[It did not work. Please try again.]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="submission" value="{{SUBMISSION}}">
<p class="ss-buttons"><button type="submit" class="ss-button ss-link">[[Send them again]]</button></p>
</form>
{{/UNMUTE}}
</section>
<section class="ss-panel" aria-labelledby="ss-history">
<h2 id="ss-history">[[History]]</h2>
{{>EVENTS}}
{{#ALL_EVENTS}}
<p><a href="{{EVENTS_URL}}" hx-get="{{EVENTS_GET}}">[[The whole history]]</a></p>
{{/ALL_EVENTS}}
</section>
