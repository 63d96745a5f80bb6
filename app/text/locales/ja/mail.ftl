### メール。件名には招待者が自由に書いた文を入れない。

mail-greeting = { $addressed }
mail-from-person = { $name } ({ $vendor })
mail-footer = { $vendor } ・ { $product } お客様ポータル

mail-invitation-subject = { $vendor } { $inviter }より、{ $product } の製品づくりへのご招待
mail-invitation-subject-plain = { $product } お客様ポータルへのご案内
mail-invitation-lead = { $vendor }の{ $inviter }より、日頃 { $product } をお使いの方のお声を直接お聞かせいただきたく、ご招待いたします。
mail-invitation-lead-plain = { $product } お客様ポータルをご利用いただけるようになりました。
mail-invitation-what = ポータルでは、お困りのことをご提案いただき、他社のお客様のご要望もご覧いただけます。ご提案には必ず理由を添えて回答いたします。
mail-invitation-colleague-subject = { $inviter }さんから、{ $product } お客様ポータルの社内メンバーへの招待
mail-invitation-colleague-lead = { $vendor }の{ $inviter }さんから、{ $product } お客様ポータルに社内メンバーとして招待されました。
mail-invitation-colleague-what = ポータルでは、お客様のご要望とその理由を読み、理由を添えて回答します。
mail-invitation-line = { $inviter }より一言
mail-invitation-button = 招待を受ける
mail-invitation-expires = このリンクはご本人様専用で、{ $until } まで有効です。転送はお控えください。
mail-invitation-unexpected = お心当たりのない場合は、何もしていただく必要はございません。

mail-reminder-subject = { $product } の製品づくりへのご招待をお待ちしております
mail-reminder-lead = 先日、{ $vendor }の{ $inviter }より { $product } お客様ポータルへのご招待をお送りしました。引き続きご参加いただけます。
mail-reminder-lead-plain = 先日お送りした { $product } お客様ポータルへのご案内は、引き続き有効です。

mail-welcome-subject = { $product } お客様ポータルへようこそ
mail-welcome-lead = ご参加ありがとうございます。これからの製品づくりに、{ $vendor }はお客様のお声を反映してまいります。
mail-welcome-propose = ご要望は、その理由とあわせてご提案ください。{ $days }営業日以内に最初の回答をいたします。
mail-welcome-voice = 同じご要望がすでにある場合は「うちも必要」を押し、御社の理由をお書き添えください。
mail-welcome-button = ポータルを開く

mail-reset-subject = { $product } お客様ポータルのパスワード再設定
mail-reset-lead = { $product } お客様ポータルのパスワード再設定のご依頼を受け付けました。
mail-reset-button = パスワードを再設定する
mail-reset-unexpected = お心当たりのない場合は、何もしていただく必要はございません。パスワードは変わりません。
mail-account-until = { $until } まで、1回だけ使えます。

mail-address-subject = { $product } お客様ポータルのメールアドレスの確認
mail-address-lead = 今後このアドレスで { $product } お客様ポータルにサインインするための確認です。
mail-address-button = このアドレスを確認する
mail-address-unexpected = お心当たりのない場合は、何もしていただく必要はございません。何も変わりません。

mail-code-subject = { $product } お客様ポータルのコード
mail-code-lead = コードをご依頼になったブラウザーで、次のコードを入力してください。
mail-code-unexpected = 弊社の者がこのコードをお尋ねすることはありません。お心当たりのない場合は、何もしていただく必要はございません。

mail-password-changed-subject = { $product } お客様ポータルのパスワードが変更されました
mail-password-changed-lead = { $when } にパスワードが変更され、ほかの端末はすべてサインアウトされました。
mail-address-changed-subject = { $product } お客様ポータルのメールアドレスが変更されました
mail-address-changed-lead = { $when } に、アカウントのメールアドレスが変更されました。このアドレスではサインインできなくなりました。
mail-factor-on-subject = { $product } お客様ポータルの2段階目の確認がオンになりました
mail-factor-on-lead = { $when } に、サインインの2段階目の確認がオンになり、ほかの端末はすべてサインアウトされました。
mail-factor-off-subject = { $product } お客様ポータルの2段階目の確認がオフになりました
mail-factor-off-lead = { $when } に、サインインの2段階目の確認がオフになりました。
mail-passkey-on-subject = { $product } お客様ポータルのアカウントにパスキーが追加されました
mail-passkey-on-lead = { $when } に、アカウントにパスキーが追加されました。このパスキーを使える人は、あなたとしてサインインできます。
mail-passkey-off-subject = { $product } お客様ポータルのアカウントからパスキーが削除されました
mail-passkey-off-lead = { $when } に、アカウントからパスキーが削除され、ほかの端末はすべてサインアウトされました。
mail-factor-ended-lead = { $when } に、管理者が2段階目の確認を解除してパスキーも削除し、すべての端末でサインアウトしました。メールのコード、または新しいパスワードでサインインし、2段階目の確認をもう一度設定してください。
mail-changed-not-you = お心当たりのない場合は、すぐにパスワードを再設定し、担当者にご連絡ください。
mail-changed-button = パスワードを再設定する

mail-answered-subject = 【{ $status }】{ $title }(#{ $number })
mail-answered-lead = { $vendor }の{ $by }が、提案 #{ $number } に回答しました。
mail-answered-status = 状況:{ $status }
mail-answered-reason = 理由
mail-answered-next-word = 次回のご連絡は { $day } までにいたします。
mail-answered-next-look = { $day } に改めて検討いたします。
mail-answered-button = 提案を見る
mail-answered-why = ご自身のご提案、または「うちも必要」や「動きを通知する」を押された提案のため、お送りしています。

mail-mentioned-subject = { $by }さんからメンションがありました:{ $title }(#{ $number })
mail-mentioned-lead = { $by }さんが、提案 #{ $number } のコメントであなたをメンションしました。
mail-mentioned-button = コメントを見る
mail-mentioned-why = コメントでメンションされたため、お送りしています。

mail-unsubscribe-answers = 回答のお知らせメールを止める
mail-unsubscribe-mentions = メンションのお知らせメールを止める

mail-roadmap-subject = { $product }のロードマップ:変わったこと({ $name })
mail-roadmap-lead = { $vendor }がロードマップ{ $name }を公開しました。動いたのは次のとおりです。
mail-roadmap-more = ほかに{ $count }件の変更があります。
mail-roadmap-button = 変わったことと理由を読む
mail-roadmap-direction = ロードマップは方向であって約束ではありません。動いたときは、何がなぜ動いたかを必ず書きます。
mail-roadmap-why = フォローしている項目が動いたため、お送りしています。
mail-roadmap-answered-subject = ご質問への回答:{ $title }
mail-roadmap-answered-question = いただいたご質問
mail-roadmap-answered-lead = { $vendor }の{ $by }の回答
mail-roadmap-answered-button = ロードマップで読む
mail-roadmap-answered-why = ご質問をいただいたため、お送りしています。

mail-unsubscribe-roadmap = ロードマップのお知らせメールを止める
