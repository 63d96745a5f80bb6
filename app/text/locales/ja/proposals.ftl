### 提案: 一覧、個別のページ、作成、履歴。

## 数は会社が先、人が後。

proposals-voices = { $companies }社({ $people }名)
proposals-voices-unit =
    { $companies ->
       *[other] 社
    }
proposals-voices-people = { $people }名
proposals-voices-brackets = ({ $people }名)
proposals-companies = { $companies }社
proposals-voice-me-too = うちも必要
proposals-voice-spoken = うちも必要: { $voices }
proposals-voice-own = ご自身の提案です。声は含まれています。
proposals-voice-failed = 送信できませんでした。接続を確認して、もう一度お試しください。

## 次は誰が、いつまでに。

proposals-due-first-word = { $day }までに担当者が回答
proposals-due-next-word = { $day }までに次の回答
proposals-due-first-word-overdue = { $day }の回答予定を過ぎています
proposals-due-next-word-overdue = { $day }の回答予定を過ぎています
proposals-due-next-look = { $day }に見直し
proposals-due-author = 提案者の補足待ち

## 決まった言葉。

proposals-area-approvals = 承認・請求
proposals-area-inventory = 在庫・棚卸し
proposals-area-master-data = マスタ
proposals-area-reports = 帳票・集計
proposals-area-integrations = 連携
proposals-area-administration = 管理・権限
proposals-area-other = その他

proposals-audience-everyone = 全員
proposals-audience-everyone-hint = ポータルの参加者全員が読めます。
proposals-audience-company = 自社のみ
proposals-audience-company-hint = 自社と{ $vendor }だけが読めます。
proposals-audience-company-of = { $company }と{ $vendor }のみ

proposals-stage-proposal = 提案
proposals-stage-review = 検討
proposals-stage-specification = 仕様検討
proposals-stage-development = 開発
proposals-stage-release = リリース
proposals-stage-thanks = 感謝

proposals-reaction-thumbs-up = 賛成
proposals-reaction-heart = いいね
proposals-reaction-idea = 名案
proposals-reaction-thanks = ありがとう

proposals-lang-ja = 日本語
proposals-lang-en = 英語

proposals-part-request = 要望
proposals-part-reason = 理由
proposals-part-means = 手段

## 一覧。

proposals-list-title = 提案
proposals-list-intro = 何が必要か、それはなぜか。一件ずつ担当者が理由を添えて回答します。
proposals-list-new = 提案を書く
proposals-list-order = 並び順
proposals-list-whose = 提案者
proposals-sort-companies = 会社数順
proposals-sort-newest = 新着順
proposals-sort-moved = 動きのあった順
proposals-whose-all = すべて
proposals-whose-mine = 自分
proposals-whose-my-company = 自社
proposals-list-search = 検索
proposals-list-sieve = 提案の絞り込み
proposals-list-status = 状況
proposals-list-area = 領域
proposals-list-any = すべて
proposals-list-apply = 絞り込む
proposals-list-clear = 検索と絞り込みを解除
proposals-list-results = 該当する提案
proposals-list-reasons = 理由{ $count }件
proposals-list-pages = ページ
proposals-list-first = 最初のページ
proposals-list-next = 次のページ
proposals-list-empty-title = まだ提案はありません
proposals-list-empty-text = 最初の提案をお寄せください。何ができるようになりたいか、それはなぜでしょうか。
proposals-list-empty-text-staff = 参加者が提案を書くと、ここに並びます。まずは参加者の招待から始められます。
proposals-list-none-title = 該当する提案はありません
proposals-list-none-text = 短い言葉で検索するか、絞り込みを解除してください。まだない要望は、新しく提案できます。
proposals-list-none-text-staff = 短い言葉で検索するか、絞り込みを解除してください。

proposals-mine-title = 自分の要望
proposals-mine-waiting = { $count }件が回答待ちです。
proposals-mine-waiting-until = { $count }件が回答待ちです。次の回答は{ $day }までに届きます。
proposals-mine-released = { $count }件がリリースされました。
proposals-mine-none = 回答待ちの要望はありません。
proposals-mine-link = その後を見る
proposals-mine-drafts = 下書き
proposals-mine-untitled = 題名のない下書き
proposals-mine-saved = { $when } 保存

## 個別のページ。

proposals-show-crumb = パンくずリスト
proposals-show-trail = これまでの歩み
proposals-show-reasons-from = { $companies }社から
proposals-show-other-reason = 別の理由
proposals-show-means-note = 案のひとつ
proposals-show-decision = 回答: { $status }
proposals-show-earlier = これまでの回答
proposals-show-next-word = { $day }までに次の回答
proposals-show-next-look = { $day }に見直し

proposals-show-facts = 概要
proposals-show-area = 領域
proposals-show-audience = 公開範囲
proposals-show-author = 提案者
proposals-show-published = 公開日
proposals-show-roadmap = ロードマップ
proposals-show-roadmap-item = 予定と理由を見る
proposals-show-release = リリース
proposals-show-edited = 編集日
proposals-show-due = 次の予定
proposals-show-history = 履歴
proposals-show-edit = 編集
proposals-show-withdraw = 取り下げ
proposals-show-watch = 動きを通知する
proposals-show-unwatch = 通知をやめる
proposals-show-closed = この提案は終了しました。声と理由はこのまま残ります。

proposals-reason-add = 理由を足す
proposals-reason-label = 自社の理由
proposals-reason-hint = いま何に、どのくらいの頻度で、誰が困っていますか。氏名と会社名とともに掲載され、「うちも必要」にも数えられます。
proposals-reason-send = 理由を足す

proposals-talk-title = 話し合い
proposals-talk-empty = まだ発言はありません。疑問点や、現在のやり方をお寄せください。
proposals-talk-more = 続きのコメント
proposals-talk-pages = 話し合いのページ
proposals-talk-label = コメント
proposals-talk-hint = 「@」に続けて氏名を書くと、その方に知らせます。Markdown(**太字**、箇条書き、> 引用)が使えます。
proposals-talk-watch = 返信があったら通知を受け取る
proposals-talk-send = コメントする
proposals-talk-reactions = リアクション
proposals-talk-reaction-spoken =
    { $count ->
        [0] { $what }
       *[other] { $what } { $count }件
    }

proposals-answer-title = 理由を添えて回答する
proposals-answer-intro = 提案者と「うちも必要」の方々に、回答と理由が届きます。
proposals-answer-status = 状況
proposals-answer-status-none = 選択
proposals-answer-reason = 理由
proposals-answer-reason-hint = なぜそう判断したか、次に何があるか。見送る場合は、代わりにできること。
proposals-answer-day = 次の回答日・見直し日
proposals-answer-day-hint = 次に回答する日、一旦見送りの場合は見直す日です。背景の確認や終了の場合は空欄のままにします。
proposals-answer-send = 回答する
proposals-ask-title = 背景を確認する
proposals-ask-intro = 提案者に確認が届きます。補足があるまで回答期限は止まります。
proposals-ask-reason = 確認したいこと
proposals-ask-send = 提案者に確認する

## 作成。

proposals-edit-title-new = 新しい提案
proposals-edit-title-draft = 下書き
proposals-edit-title-published = 提案 #{ $number } の編集
proposals-edit-intro = 何ができるようになりたいか、それはなぜか、できればどのように、の三つに分けて書きます。いちばん大切なのは理由です。
proposals-edit-title = 題名
proposals-edit-title-hint = 要望を一文で。
proposals-edit-request = 要望
proposals-edit-request-hint = 何ができるようになりたいですか。
proposals-edit-reason = 理由
proposals-edit-reason-hint = いま何に、どのくらいの頻度で、誰が困っていますか。実現したら何をしますか。例が一つあると伝わりやすくなります。
proposals-edit-means = 手段
proposals-edit-means-hint = 実現方法の案があれば。
proposals-edit-area = 領域
proposals-edit-area-none = 選択
proposals-edit-audience = 公開範囲
proposals-edit-lang = 本文の言語
proposals-edit-lang-none = 本文から判定
proposals-edit-save = 下書きを保存
proposals-edit-similar = 似た提案を探す
proposals-edit-preview = プレビュー
proposals-edit-publish = 提案を公開する
proposals-edit-save-changes = 変更を保存
proposals-edit-cancel = 編集をやめる
proposals-edit-saved = { $when } 下書き保存済み
proposals-edit-autosave-failed = 下書きを保存できませんでした。入力した内容は残っています。下のボタンで保存してください。
proposals-edit-history-note = 以前の文面は履歴に残ります。
proposals-edit-discard = この下書きを削除
proposals-edit-discard-sure = 下書きの内容は元に戻せません。
proposals-edit-discard-send = 下書きを削除する

proposals-similar-title = 同じ要望はありませんか
proposals-similar-add-to = #{ $number } に理由を足す
proposals-similar-else = 異なる要望の場合は、このまま書き進められます。
proposals-similar-none = 似た提案は見つかりませんでした。このまま書き進められます。

proposals-preview-title = プレビュー
proposals-preview-intro = ほかの参加者にはこのように表示されます。
proposals-preview-empty = 未入力

## 履歴と取り下げ。

proposals-translation-title = 提案 #{ $number } の{ $lang }版
proposals-translation-intro = 提案者の言葉を、足しも引きもせずに訳します。原文はいつでも読め、訳文には訳した方の名前が付きます。
proposals-translation-original = 原文
proposals-translation-save = 訳文を保存
proposals-translation-remove = この訳文を削除
proposals-translation-remove-sure = 原文だけの表示に戻ります。
proposals-translation-remove-send = 訳文を削除する
proposals-translation-shown = { $who }さんによる{ $lang }版({ $when })
proposals-translation-there = { $lang }の原文
proposals-translation-outdated = この訳のあとに原文が編集されています。
proposals-translation-to-original = 原文({ $lang })を読む
proposals-translation-to = { $lang }で読む
proposals-translation-add = { $lang }版を加える
proposals-translation-change = { $lang }版を直す

proposals-history-title = 提案 #{ $number } の履歴
proposals-history-intro = すべての文面を新しい順に並べています。取り消し線は削った部分、下線は加えた部分です。
proposals-history-back = 提案へ戻る
proposals-history-version = 第{ $version }版
proposals-history-first = 最初の文面
proposals-history-by = { $who }・{ $when }
proposals-history-same = 文面の変更はありません。
proposals-history-part-title = 題名

proposals-withdraw-title = 提案 #{ $number } を取り下げますか
proposals-withdraw-text = 取り下げると終了となり、回答は届かなくなります。これまで読めた方は引き続き読めます。
proposals-withdraw-send = 提案を取り下げる
proposals-withdraw-cancel = 取り下げない

## 手段に添えるスケッチ。

proposals-sketch-title = スケッチ
proposals-sketch-file = スケッチのファイル
proposals-sketch-file-hint = 画像（PNG、JPEG、WebP）またはPDF、10MBまで。手描きの写真でもかまいません。
proposals-sketch-alt = スケッチの説明
proposals-sketch-alt-hint = 画像を見られない方にも伝わるように、一文を添えてください。
proposals-sketch-add = スケッチを追加
proposals-sketch-later = 下書きを保存すると、スケッチを3つまで追加できます。
proposals-sketch-full = スケッチは3つまでです。追加するには、どれかを削除してください。
proposals-sketch-remove = 削除
proposals-sketch-remove-named = スケッチ「{ $alt }」を削除
proposals-sketch-remove-sure = 削除したスケッチは元に戻せません。
proposals-sketch-remove-send = スケッチを削除
proposals-sketch-pdf = PDF、{ $kb } KB
