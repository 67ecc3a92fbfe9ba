"""How the shipped static model is trained. Nothing else imports it: only `fitting` needs torch."""
