### リリース: 一覧、ひとつのリリース、その編集。

releases-title = リリース
releases-intro = いただいたご要望が、どう形になったか。作った理由と始め方、作り手をご紹介します。
releases-crumb = パンくずリスト
releases-untitled = 題名のないリリース
releases-write = リリースを書く
releases-older = 以前のリリース
releases-pages = リリースのページ
releases-more = リリースの関連ページ
releases-feeds = フィードリーダー用のアドレス
releases-all = すべてのリリース
releases-none-title = リリースはこれからです
releases-none-text = ご要望が形になりましたら、このページでお伝えします。
releases-none-way = いま取り組んでいることを見る
releases-mine = ご要望が形になりました
releases-mine-thanked = 感謝を送りました
releases-hidden = 一覧に出ていないもの
releases-hidden-text = 編集できる人だけに表示しています。

releases-state-draft = 下書き
releases-state-published = 公開中
releases-state-withdrawn = 取り下げ

releases-asked = { $day }にご要望いただきました(#{ $number })。使えるようになりました。
releases-watched = 動きを追っていただいている内容です(#{ $number })。使えるようになりました。
releases-thank = 役に立ちました
releases-thank-named = 役に立ちました: { $title }
releases-thanked = 感謝{ $n }件
releases-thanked-unit =
    { $n ->
       *[other] 件の感謝
    }
releases-somebody = お客様
releases-somebody-in = { $industry }のお客様

## 道のり。

releases-trail = ご要望から成果まで
releases-trail-proposals = 提案
releases-trail-proposals-many = { $n }件
releases-trail-roadmap = ロードマップ
releases-trail-items = { $n }項目
releases-trail-thanks = { $n }件
releases-trail-awaited = 使ってみた声をお待ちしています

## ひとつのリリース。

releases-facts = 概要
releases-withdrawn-note = このリリースは取り下げ中です。編集できる人だけがこのページを読めます。
releases-background = 背景
releases-intended-use = こんなときに
releases-how-to-start = 始め方
releases-limits = まだできないこと
releases-pictures = 画面
releases-builders = 作り手
releases-answers = もとになった提案
releases-items = ロードマップの項目
releases-released-on = リリース日
releases-staff-document = 社内資料
releases-edit = 編集
releases-tips = 活用のヒント
releases-tips-intro = 使っている方が見つけた使い方です。
releases-summary = フィードバックから分かったこと

releases-thanks-none = 感謝の声はまだありません。
releases-thanks-label = 役に立ちました。なぜなら…
releases-thanks-hint = ひとことで十分です。誰の、何が、どれくらい楽になりましたか。作り手が読みます。
releases-thanks-quote = 名前とともに、ほかの参加者に紹介してよい
releases-thanks-quote-hint = チェックすると、サインインしている方全員に、お名前・会社名とともに表示されます。チェックしない場合、文章を読むのは{ $vendor }だけで、ほかの方には「(業種)のお客様」からの感謝があったことだけが表示されます。
releases-thanks-send = 感謝を送る
releases-thanks-save = 保存
releases-thanks-change = 送った内容を変更する

releases-feedback = フィードバック
releases-feedback-intro = お使いになってみていかがでしたか。読むのは{ $vendor }だけです。よい使い方は、活用のヒントとして皆さんにご紹介します。
releases-feedback-until = { $day }まで受付中
releases-feedback-was = { $day }に受付を終えました
releases-feedback-give = フィードバックを送る
releases-feedback-change = フィードバックを変更する
releases-feedback-mine = ありがとうございます。フィードバックを受け取りました。
releases-feedback-scene = お使いになった場面
releases-feedback-scene-hint = 例: 月末の締めで、申請40件を2人で処理したとき。
releases-feedback-worked = うまくいったこと
releases-feedback-either = 「足りないこと」と、どちらか一方でもかまいません。
releases-feedback-missing = 足りないこと
releases-feedback-send = フィードバックを送る
releases-feedback-save = フィードバックを保存

## 社内向け。

releases-desk = リリース後の対応
releases-desk-who = 社内だけに表示
releases-briefing = 新機能リリース共有会
releases-briefing-see = 新機能リリース共有会へ
releases-briefing-text = このリリースの意味とお客様に話してよいことを、お客様より先にカスタマーサクセスへ共有します。
releases-briefing-plan = 共有会を計画する
releases-customers = 要望していた会社
releases-customers-text = 要望していた方、動きを追っている方のいる会社です。
releases-received = 届いたフィードバック
releases-tip = 活用のヒント
releases-tip-text = 知っておくと役立つ使い方を、このリリースを読む方全員に公開します。
releases-tip-write = ヒントを書く
releases-tip-from = ヒントとして公開する
releases-tip-send = ヒントを公開
releases-summary-hint = 参加者全員に公開されます。両方とも空欄にすると取り消せます。
releases-summary-write = まとめを書く
releases-summary-change = まとめを直す
releases-summary-send = まとめを保存
releases-adoption = 利用状況
releases-adoption-none = 数値はまだありません。
releases-adoption-caption = 利用した会社と人数(新しい順)
releases-adoption-day = 日付
releases-adoption-companies = 会社
releases-adoption-people = 人数
releases-adoption-import = 数値を取り込む
releases-adoption-file = ファイル
releases-adoption-file-hint = 見出し行のあるCSVで、1列目にCRMでの会社ID、2列目に利用した人数。
releases-adoption-of-day = いつの数値か
releases-adoption-send = 取り込む
releases-withdraw = このリリースを取り下げる
releases-withdraw-hint = 一覧から外れます。あとから再公開できます。感謝とフィードバックは残ります。
releases-withdraw-send = 取り下げる
releases-publish-again = 再公開する
releases-publish-again-hint = もう一度一覧に表示されます。お知らせは重ねて送りません。
releases-publish-again-send = 再公開する

## リリースを書く。

releases-new = 新しいリリース
releases-draft-intro = 数か月前に要望してくださった方に宛てて。なぜ作り、どんなときに役立ち、どう始めるかを書きます。
releases-title-label = 題名
releases-title-hint = 機能の名前ではなく、できるようになったことを。
releases-background-hint = 誰が望み、何に困っていて、どう決めたか。
releases-intended-use-hint = 想定している場面。
releases-how-to-start-hint = 最初の手順を、1行に1つずつ。
releases-limits-hint = まだできないこと。お客様が気づく前にお伝えします。
releases-links = もとになったものと日付
releases-links-grow = 公開後に提案や項目を追加できますが、すでにお知らせしたものは外せません。
releases-proposals = 提案
releases-proposals-hint = 番号で「#31, 53」のように、{ $n }件まで。要望した方と動きを追っている方にお知らせします。
releases-items-hint = 番号で「2, 5」のように、{ $n }件まで。
releases-released-on-hint = 空欄の場合は、公開した日になります。
releases-feedback-last = フィードバックの締切日
releases-feedback-last-hint = この日まで受け付けます。空欄の場合は受け付けません。
releases-builders-hint = リリースに名前が載り、毎週月曜に感謝の声が届きます。
releases-builder = 作り手 { $n }
releases-builder-none = 選択なし
releases-builders-more = さらに追加
releases-inside = 社内だけに表示
releases-staff-document-hint = アドレス(https://…)
releases-save = 下書きを保存
releases-save-published = 保存
releases-cancel = キャンセル
releases-picture-later = 下書きを保存すると、画像を追加できます。
releases-picture-saves = 上に入力した内容も一緒に保存されます。
releases-picture-file = 画像
releases-picture-file-hint = PNG・JPEG・WebP、10 MBまで。
releases-picture-alt = 画像の説明
releases-picture-alt-hint = 画像を見られない方のために、何が写っているかをひとことで。
releases-picture-add = 画像を追加
releases-picture-remove = 削除
releases-picture-remove-named = 画像を削除: { $alt }
releases-picture-full = 画像は{ $n }枚までです。追加するには、どれかを削除してください。
releases-publish = 公開
releases-publish-told = 要望した方と動きを追っている方{ $n }名に、それぞれの言語で一度だけお知らせします。
releases-publish-nobody = 待っている方のいる提案がないため、お知らせは送られません。
releases-publish-text = 提案とロードマップの項目は「リリース済み」になり、各社の担当CSMには要望していた方の一覧が届きます。
releases-publish-saved = 先に保存してください。上に入力しただけで保存していない内容は公開されません。
releases-publish-send = リリースを公開
releases-discard = この下書きを破棄する
releases-discard-hint = 文章も画像も元に戻せません。
releases-discard-send = 下書きを破棄

releases-feed-title = { $product }のリリース
