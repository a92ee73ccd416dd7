{{%AUTOESCAPE context="HTML"}}
{{! The field for files in a form: part of ticket_form.tpl, ticket_thread.tpl and refund_seller.tpl. Without the script the files go with the form.
    section MAY_ATTACH = files are taken at all; in it UPLOAD_URL = where the script sends them, one by one; MOST = how many in one form; BYTES, SIZE = of one ("10 MB");
      section KEPT, repeated: UPLOAD = id of a file that was uploaded already, NAME, SIZE; section FILE_ERROR: ERROR }}
{{#MAY_ATTACH}}
<fieldset class="ss-field ss-attach" data-upload="{{UPLOAD_URL}}" data-most="{{MOST}}" data-bytes="{{BYTES}}" data-too-many="[[Too many files: at most {{MOST}} at once, please. Send the others afterwards.]]" data-too-large="[[is too large: at most {{SIZE}} for each file, please.]]" data-uploading="[[being uploaded]]" data-done="[[added]]" data-failed="[[could not be uploaded. Please try again.]]" data-remove="[[Remove]]" data-drop="[[Drop files here]]">
<legend class="ss-hidden">[[Files]]</legend>
<ul class="ss-kept">
{{#KEPT}}
<li><label><input type="checkbox" name="upload-{{UPLOAD}}" value="1" checked> <span class="ss-file-name">{{NAME}}</span> <span class="ss-soft">{{SIZE}}</span></label></li>
{{/KEPT}}
</ul>
<label for="ss-file">[[Photos, PDFs or short videos]] <span class="ss-soft">[[(optional)]]</span></label>
<input type="file" id="ss-file" name="file" multiple accept="image/*,application/pdf,video/mp4,video/quicktime,video/webm" aria-describedby="ss-file-help ss-file-error"{{#FILE_ERROR}} aria-invalid="true"{{/FILE_ERROR}}>
<p class="ss-soft ss-small" id="ss-file-help">[[Up to {{MOST}} files, {{SIZE}} each.]]</p>
<p class="ss-error" id="ss-file-error">{{#FILE_ERROR}}{{ERROR}}{{/FILE_ERROR}}</p>
</fieldset>
{{/MAY_ATTACH}}
