import {ERROR, LOSS, POSITIVE_SCORE, SCORE, SHARE, type Entry} from './metric.ts'

/** Metrics of detected, segmented and made pictures, and of sound. */
export const VISION = {
  map_50: {
    ...SHARE,
    mainRank: 11,
    spellings: 'map50, map50(b), map@0.5, map@50, ap50, ap@0.5, bbox map 50, bbox ap50'
  },
  map_75: {...SHARE, spellings: 'map75, map@0.75, map@75, ap75, bbox map 75, bbox ap75'},
  mask_map: {...SHARE, spellings: 'segm map, mask ap, segm ap, map50 95(m), segm map 50 95'},
  average_recall: {...SHARE, spellings: 'ar, mar, mean average recall'},
  dice: {...SHARE, spellings: 'dice score, dice coefficient, dsc, dice coef, mean dice'},
  iou: {
    ...SHARE,
    letters: 'iou',
    spellings: 'miou, mean iou, intersection over union, m iou'
  },
  pixel_accuracy: {...SHARE, spellings: 'aacc, pixel acc'},
  mean_class_accuracy: {...SHARE, spellings: 'macc'},
  panoptic_quality: {...SHARE, spellings: 'pq'},
  ssim: {...SHARE, range: [-1, 1], letters: 'ssim', spellings: 'structural similarity'},
  ms_ssim: {...SHARE, range: [-1, 1], spellings: ''},
  psnr: {...SCORE, letters: 'psnr', spellings: 'peak signal to noise ratio'},
  inception_score: {...SCORE, range: [1, Infinity], spellings: ''},
  clip_score: {...SCORE, spellings: ''},
  hausdorff_distance: {...ERROR, spellings: 'hausdorff'},
  hd95: {...ERROR, spellings: 'hausdorff95, hausdorff 95, hausdorff distance 95'},
  lpips: {...ERROR, spellings: ''},
  fid: {...ERROR, letters: 'fid', spellings: 'frechet inception distance, fid score'},
  kid: {...LOSS, spellings: 'kernel inception distance'},
  stoi: {...SHARE, spellings: ''},
  si_sdr: {...SCORE, spellings: 'sisdr, si snr'},
  sdr: {...SCORE, spellings: ''},
  pesq: {...SCORE, spellings: ''},
  mos: {...POSITIVE_SCORE, spellings: 'mean opinion score'}
} as const satisfies Readonly<Record<string, Entry>>
