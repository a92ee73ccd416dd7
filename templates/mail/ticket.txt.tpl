{{HEADING}}

{{TICKET}}
{{#STORE_LINE}}{{STORE_LINE_TEXT}}
{{/STORE_LINE}}{{#CUSTOMER_LINE}}{{CUSTOMER_LINE_TEXT}}
{{/CUSTOMER_LINE}}{{#ORDER_LINE}}{{ORDER_LINE_TEXT}}
{{/ORDER_LINE}}
{{#MESSAGE}}{{AUTHOR}} · {{ROLE}} · {{WHEN}}

{{#WORDS}}{{BODY}}

{{/WORDS}}{{#SIGNATURE}}{{SIGNATURE_TEXT}}

{{/SIGNATURE}}{{#FILES}}{{FILES_TEXT}}

{{/FILES}}{{/MESSAGE}}{{#PROMISE}}{{PROMISE_TEXT}}

{{/PROMISE}}{{#NOTE}}{{NOTE_TEXT}}

{{/NOTE}}{{BUTTON}}:
{{URL}}

[[Please do not answer this e-mail: nobody would read it. Write on the ticket's page.]]
