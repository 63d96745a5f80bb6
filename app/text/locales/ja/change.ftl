### ロードマップの動きを、メール・フィード・共有会で伝える言葉。

change-in-quarter = { $horizon }・{ $quarter }
change-told-added = 追加:「{ $title }」({ $to })
change-told-moved = 移動:「{ $title }」{ $from } → { $to }
change-told-reassessed = 確度の見直し:「{ $title }」{ $from } → { $to }
change-told-released = リリース:「{ $title }」
change-told-removed = 取り下げ:「{ $title }」
change-reason = 理由:{ $reason }
change-feed-title = { $product }のロードマップ
change-direction = 方向であって約束ではありません。
