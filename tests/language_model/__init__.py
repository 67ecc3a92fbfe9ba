"""A tiny chat model that the tests train themselves, and the OpenAI-compatible server that serves it.

`make check` trains one in a minute. One that was trained longer shows more of its sentences, in `make quality` say:

    python -m tests.language_model.train --out .data/tiny-model --seed 0
    (cd .data && HF_HUB_OFFLINE=1 transformers serve tiny-model --port 8091 --device cpu)
    RODA_MODEL=openai:tiny-model RODA_MODEL_URL=http://127.0.0.1:8091/v1 make quality SEED=7
"""
