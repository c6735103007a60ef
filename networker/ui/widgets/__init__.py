"""The small parts that all panes are made of. Each paints from the theme and knows nothing of people's data.

What a row delegate needs is a function (painter, rect, data); what stands alone is a widget over it.
"""
