import {ERROR, ERROR_SHARE, POSITIVE_SCORE, RATE, SCORE, SHARE, type Entry} from './metric.ts'

/** e to the mean loss of a token: at least 1. */
const PERPLEXITY = {...ERROR, range: [1, Infinity], best: 1} as const

/** Metrics of texts and answers, of what was heard, and of what was retrieved. */
export const LANGUAGE = {
  exact_match: {
    ...SHARE,
    needs: 'answers',
    meanOf: 'hits',
    computedFrom: 'both',
    spellings: 'em, exact, exact match score'
  },
  mean_score: {
    ...SCORE,
    needs: 'answer-scores',
    meanOf: 'rows',
    computedFrom: 'rows',
    spellings: ''
  },
  quasi_exact_match: {...SHARE, spellings: ''},
  bleu: {...SHARE, letters: 'bleu', spellings: 'bleu score, sacrebleu, sacre bleu'},
  chrf: {...SHARE, spellings: 'chr f, chr f++, chrf2'},
  rouge: {...SHARE, letters: 'rouge', spellings: 'rouge score'},
  rouge1: {...SHARE, spellings: 'rouge 1, rogue 1'},
  rouge2: {...SHARE, spellings: 'rouge 2, rogue 2'},
  rouge_l: {...SHARE, spellings: 'rougel, rogue l'},
  rouge_lsum: {...SHARE, spellings: 'rougelsum, rogue lsum, rouge l sum'},
  meteor: {...SHARE, spellings: ''},
  spice: {...SHARE, spellings: ''},
  bertscore: {...SHARE, range: [-1, 1], spellings: 'bert score'},
  bertscore_f1: {...SHARE, range: [-1, 1], spellings: 'bert score f1'},
  bertscore_precision: {...SHARE, range: [-1, 1], spellings: 'bert score precision'},
  bertscore_recall: {...SHARE, range: [-1, 1], spellings: 'bert score recall'},
  cider: {...POSITIVE_SCORE, spellings: ''},
  comet: {...SCORE, spellings: 'comet score'},
  bleurt: {...SCORE, spellings: 'bleurt score'},
  wer: {...RATE, letters: 'wer', spellings: 'word error rate'},
  cer: {...RATE, letters: 'cer', spellings: 'character error rate, char error rate'},
  mer: {...RATE, spellings: 'match error rate'},
  ter: {...RATE, letters: 'ter', spellings: 'translation edit rate'},
  der: {...RATE, spellings: 'diarization error rate'},
  per: {...RATE, spellings: 'phoneme error rate, phone error rate'},
  perplexity: {...PERPLEXITY, spellings: 'ppl'},
  word_perplexity: {...PERPLEXITY, spellings: ''},
  byte_perplexity: {...PERPLEXITY, spellings: ''},
  bits_per_byte: {...ERROR, spellings: 'bpb'},
  bits_per_character: {...ERROR, spellings: 'bpc'},
  las: {...SHARE, spellings: 'labeled attachment score, dep las'},
  uas: {...SHARE, spellings: 'unlabeled attachment score, dep uas'},
  pass: {...SHARE, meanOf: 'hits', spellings: 'pass rate'},
  success_rate: {...SHARE, meanOf: 'hits', spellings: ''},
  win_rate: {...SHARE, meanOf: 'hits', spellings: 'winrate'},
  lc_win_rate: {...SHARE, spellings: 'length controlled win rate'},
  faithfulness: {...SHARE, spellings: ''},
  groundedness: {...SHARE, spellings: ''},
  answer_relevancy: {...SHARE, spellings: 'answer relevance, response relevancy'},
  context_relevancy: {...SHARE, spellings: 'context relevance'},
  context_precision: {...SHARE, spellings: ''},
  context_recall: {...SHARE, spellings: ''},
  context_entity_recall: {...SHARE, spellings: ''},
  answer_correctness: {...SHARE, spellings: ''},
  answer_similarity: {...SHARE, range: [-1, 1], spellings: 'semantic similarity'},
  factual_correctness: {...SHARE, spellings: ''},
  hallucination_rate: {...ERROR_SHARE, spellings: 'hallucination'},
  toxicity: {...ERROR_SHARE, spellings: ''}
} as const satisfies Readonly<Record<string, Entry>>
