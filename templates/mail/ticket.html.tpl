{{%AUTOESCAPE context="HTML"}}
<h1 style="margin:0 0 8px 0;font-size:22px;line-height:28px;font-weight:bold;color:{{TEXT}};">{{HEADING}}</h1>
<p style="margin:0 0 20px 0;font-size:14px;line-height:21px;">{{TICKET}}
{{#STORE_LINE}}<br>{{STORE_LINE_TEXT}}{{/STORE_LINE}}
{{#CUSTOMER_LINE}}<br>{{CUSTOMER_LINE_TEXT}}{{/CUSTOMER_LINE}}
{{#ORDER_LINE}}<br>{{#ORDER_LINK}}<a href="{{ORDER_URL}}" style="color:{{LINK}};">{{ORDER_LINE_TEXT}}</a>{{/ORDER_LINK}}{{#ORDER_PLAIN}}{{ORDER_LINE_TEXT}}{{/ORDER_PLAIN}}{{/ORDER_LINE}}
</p>
{{#MESSAGE}}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px 0;">
<tr><td align="left" style="padding:2px 0 2px 14px;border-left:3px solid {{BASE}};font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:{{TEXT}};word-break:break-word;overflow-wrap:anywhere;">
<div style="margin:0 0 6px 0;font-size:14px;line-height:20px;"><strong>{{AUTHOR}}</strong> · {{ROLE}} · {{WHEN}}</div>
{{#LINE}}{{LINE_TEXT}}{{#LINE_separator}}<br>{{/LINE_separator}}{{/LINE}}
{{#SIGNATURE}}<div style="margin:12px 0 0 0;font-size:14px;line-height:20px;">{{#SIGNATURE_LINE}}{{LINE_TEXT}}{{#SIGNATURE_LINE_separator}}<br>{{/SIGNATURE_LINE_separator}}{{/SIGNATURE_LINE}}</div>{{/SIGNATURE}}
{{#FILES}}<div style="margin:8px 0 0 0;font-size:14px;line-height:20px;"><a href="{{URL}}" style="color:{{LINK}};">{{FILES_TEXT}}</a></div>{{/FILES}}
</td></tr>
</table>
{{/MESSAGE}}
{{#PROMISE}}<p style="margin:0 0 20px 0;font-weight:bold;">{{PROMISE_TEXT}}</p>{{/PROMISE}}
{{#NOTE}}<p style="margin:0 0 20px 0;">{{NOTE_TEXT}}</p>{{/NOTE}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="background-color:{{BASE}};border-radius:6px;">
<a href="{{URL}}" style="display:inline-block;padding:12px 22px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:20px;font-weight:bold;color:{{ON_BASE}};text-decoration:none;border-radius:6px;">{{BUTTON}}</a>
</td></tr>
</table>
<p style="margin:20px 0 0 0;font-size:13px;line-height:19px;">[[Please do not answer this e-mail: nobody would read it. Write on the ticket's page.]]</p>
