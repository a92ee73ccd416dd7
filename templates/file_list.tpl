{{%AUTOESCAPE context="HTML"}}
{{! The files that hang on something: part of ticket_messages.tpl, refund_seller.tpl, refund_receipt.tpl and refund_desk_detail.tpl.
    sections, repeated, PICTURE: URL, THUMBNAIL_URL, WIDTH, HEIGHT (of the thumbnail), FILE_NAME, FILE_SIZE = "1.2 MB"
    and DOWNLOAD: URL, FILE_NAME, FILE_SIZE, one of IS_PDF | IS_VIDEO }}
<ul class="ss-files" aria-label="[[Files]]">
{{#PICTURE}}
<li class="ss-picture"><a href="{{URL}}" target="_blank" rel="noopener"><img src="{{THUMBNAIL_URL}}" width="{{WIDTH}}" height="{{HEIGHT}}" alt="[[Picture {{FILE_NAME}}]]" loading="lazy"></a><span class="ss-soft ss-small ss-file-name">{{FILE_NAME}} · {{FILE_SIZE}}</span></li>
{{/PICTURE}}
{{#DOWNLOAD}}
<li class="ss-download"><a href="{{URL}}" download>{{FILE_NAME}}</a> <span class="ss-soft ss-small">{{#IS_PDF}}[[PDF]]{{/IS_PDF}}{{#IS_VIDEO}}[[Video]]{{/IS_VIDEO}} · {{FILE_SIZE}}</span></li>
{{/DOWNLOAD}}
</ul>
