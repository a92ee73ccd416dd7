{{%AUTOESCAPE context="HTML"}}
<h1 style="margin:0 0 8px 0;font-size:22px;line-height:28px;font-weight:bold;color:{{TEXT}};">{{HEADING}}</h1>
<p style="margin:0 0 20px 0;font-size:14px;line-height:21px;">{{ABOUT}}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px 0;">
{{#ROW}}
<tr><td align="left" valign="top" width="38%" style="padding:4px 12px 4px 0;font-size:14px;line-height:21px;color:{{TEXT}};">{{LABEL}}</td>
<td align="left" valign="top" style="padding:4px 0;font-size:16px;line-height:21px;font-weight:bold;color:{{TEXT}};word-break:break-word;overflow-wrap:anywhere;">{{VALUE}}</td></tr>
{{/ROW}}
</table>
{{#QUOTE}}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px 0;">
<tr><td align="left" style="padding:2px 0 2px 14px;border-left:3px solid {{BASE}};font-size:16px;line-height:24px;color:{{TEXT}};word-break:break-word;overflow-wrap:anywhere;">
{{#LINE}}{{LINE_TEXT}}{{#LINE_separator}}<br>{{/LINE_separator}}{{/LINE}}
</td></tr>
</table>
{{/QUOTE}}
{{#STEP}}<p style="margin:0 0 20px 0;">{{STEP_TEXT}}</p>{{/STEP}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="background-color:{{BASE}};border-radius:6px;">
<a href="{{URL}}" style="display:inline-block;padding:12px 22px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:20px;font-weight:bold;color:{{ON_BASE}};text-decoration:none;border-radius:6px;">[[Open the dispute]]</a>
</td></tr>
</table>
<p style="margin:20px 0 0 0;font-size:13px;line-height:19px;">[[Please do not answer this e-mail: nobody would read it. Write on the page of the dispute.]]</p>
