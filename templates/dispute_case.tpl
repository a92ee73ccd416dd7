{{%AUTOESCAPE context="HTML"}}
{{! The case file of a dispute, for all three sides. Every X_URL has its X_GET.
    BACK_URL/GET = the dispute; NUMBER, HEADING, LEAD, PDF_URL, JSON_URL, LAST_HASH
    section ENTRY, repeated: SEQUENCE, HASH, AT, AT_LONG, AT_SHORT, ENTRY_TITLE; sections HAS_SIDE: SIDE; NOTE, repeated: NOTE_TEXT;
      FACTS: section FACT, repeated: LABEL, VALUE; NOTED: WORDS; FILE, repeated: FILE_NAME, FILE_HASH }}
<div class="ss-page ss-refund-page" data-failed="[[This could not be loaded.]]" data-retry="[[Try again]]">
<p class="ss-back"><a href="{{BACK_URL}}" hx-get="{{BACK_GET}}">← [[Dispute {{NUMBER}}]]</a></p>
<h1 class="ss-title" tabindex="-1">{{HEADING}}</h1>
<p class="ss-lead">{{LEAD}}</p>
<p class="ss-buttons"><a class="ss-button ss-quiet" href="{{PDF_URL}}" download>[[Download as PDF]]</a> <a class="ss-button ss-quiet" href="{{JSON_URL}}" download>[[Download as JSON]]</a></p>
<ol class="ss-history ss-case">
{{#ENTRY}}
<li><span class="ss-soft">{{SEQUENCE}} · <time datetime="{{AT}}" title="{{AT_LONG}}">{{AT_SHORT}}</time></span>
<div><b>{{ENTRY_TITLE}}</b>{{#HAS_SIDE}} <span class="ss-soft">{{SIDE}}</span>{{/HAS_SIDE}}
{{#NOTE}}<span class="ss-note">{{NOTE_TEXT}}</span>{{/NOTE}}
{{#FACTS}}
<dl class="ss-facts">
{{#FACT}}
<div><dt>{{LABEL}}</dt><dd class="ss-text" dir="auto">{{VALUE:pre_escape}}</dd></div>
{{/FACT}}
</dl>
{{/FACTS}}
{{#NOTED}}<div class="ss-text" dir="auto">{{WORDS:pre_escape}}</div>{{/NOTED}}
{{#FILE}}
<p class="ss-small">{{FILE_NAME}} <code class="ss-hash">{{FILE_HASH}}</code></p>
{{/FILE}}
<code class="ss-hash">{{HASH}}</code></div></li>
{{/ENTRY}}
</ol>
<p class="ss-small">[[Last hash:]] <code class="ss-hash">{{LAST_HASH}}</code></p>
</div>
