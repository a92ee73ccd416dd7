{{HEADING}}

{{REFUND}}
{{#ROW}}{{LABEL}}: {{VALUE}}
{{/ROW}}
{{#ITEM}}- {{NAME}}{{#COUNTED}} × {{QUANTITY}}{{/COUNTED}}: {{AMOUNT}}
{{/ITEM}}{{#TOTAL}}[[Total:]] {{TOTAL_TEXT}}

{{/TOTAL}}{{#QUOTE}}{{TITLE}}

{{WORDS}}

{{/QUOTE}}{{#STEP}}{{STEP_TEXT}}

{{/STEP}}{{BUTTON}}:
{{URL}}

[[Please do not answer this e-mail: nobody would read it. Write on the page of the refund.]]
