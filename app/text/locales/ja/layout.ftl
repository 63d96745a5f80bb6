### どのページにも付く枠。

layout-skip = 本文へ移動
layout-demo = デモ環境です(人物は架空、メール送信なし)

layout-nav-label = メニュー
layout-nav-home = ホーム
layout-nav-roadmap = ロードマップ
layout-nav-proposals = 提案
layout-nav-releases = リリース
layout-nav-thanks = 感謝
layout-nav-notices = お知らせ
layout-nav-customers = 顧客
layout-nav-studies = 調査
layout-nav-administration = 管理
layout-nav-mailbox = メール
layout-notices-unread = 未読{ $count }件

layout-search-label = 提案を検索
layout-menu-others = その他のメニュー
layout-menu-label = メニューを開く
layout-profile = プロフィール
layout-sign-out = サインアウト

layout-role-pm = プロダクト
layout-role-csm = カスタマーサクセス
layout-role-researcher = リサーチ
layout-role-executive = 経営
layout-role-administrator = 管理
layout-role-separator = ・
