### 提案の状況を一言で。

status-new = 新着
status-waiting-for-background = 背景を確認中
status-under-review = 検討中
status-in-specification = 仕様検討
status-planned = 計画
status-in-progress = 開発中
status-released = リリース済み
status-solved-another-way = 別の形で解決
status-parked = 一旦見送り
status-declined = 見送り
status-merged = 統合
status-withdrawn = 取り下げ
